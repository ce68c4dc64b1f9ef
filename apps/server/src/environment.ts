import { BlockList, isIP } from 'node:net'
import { join, resolve } from 'node:path'

/** The settings of one run, read once from the environment. */
export interface Environment {
  host: string
  /** 0: any free port (tests). */
  port: number
  dataDir: string
  /** Where people reach the server, without a slash at the end; null: at the loopback address it listens on. */
  publicUrl: string | null
  database: { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string }
  /** Recognised, not yet used: one process serves all rooms. */
  redisUrl: string | null
  /** Addresses whose X-Forwarded-For is believed. */
  trustedProxies: BlockList
  logLevel: LogLevel
  /** 'production' hides nothing and opens nothing: it only names the run in the log. */
  mode: 'production' | 'development' | 'test'
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]
const modes = ['production', 'development', 'test'] as const

/** One line of `VARIABLE: what is wrong; what is expected`. Never repeats a secret. */
export type Mistake = string

type Variables = Record<string, string | undefined>

/** Every mistake at once, not only the first. */
export function readEnvironment(
  variables: Variables,
): { ok: true; environment: Environment } | { ok: false; mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  const wrong = (name: string, problem: string, expected: string) => {
    mistakes.push(`${name}: ${problem}; expected ${expected}`)
  }
  const host = variables.HOST || '127.0.0.1'
  if (isIP(host) === 0 && host !== 'localhost')
    wrong('HOST', `${quoted(host)} is no address`, 'an IP address to listen on, such as 127.0.0.1')
  const dataDir = resolve(variables.DATA_DIR || 'data')
  const publicUrl = readPublicUrl(variables.PUBLIC_URL, wrong)
  if (!isLoopback(host) && !publicUrl?.startsWith('https://'))
    wrong(
      'PUBLIC_URL',
      variables.PUBLIC_URL ? 'is not https' : `is missing while HOST is ${quoted(host)}`,
      'the https address people use, because HOST is not loopback',
    )
  for (const name of Object.keys(variables))
    if (name.startsWith('CUCAO_'))
      wrong(name, 'is not a setting of this program', 'one of the names in docs/operations.md')
  const environment: Environment = {
    host,
    port: readPort(variables.PORT, wrong),
    dataDir,
    publicUrl,
    database: readDatabase(variables.DATABASE_URL, dataDir, wrong),
    redisUrl: readServerUrl('REDIS_URL', variables.REDIS_URL, ['redis:', 'rediss:'], wrong),
    trustedProxies: readProxies(variables.TRUST_PROXY, wrong),
    logLevel: readChoice('LOG_LEVEL', variables.LOG_LEVEL, logLevels, 'info', wrong),
    mode: readChoice('NODE_ENV', variables.NODE_ENV, modes, 'production', wrong),
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, environment }
}

/** The only reader of process.env; a file named by NODE's own --env-file has been read into it before. */
export function processVariables(): Variables {
  return process.env
}

/** 127.0.0.0/8, ::1 and localhost: what never leaves the machine. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').replace(/^::ffff:(?=\d+\.)/, '')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}

type Wrong = (name: string, problem: string, expected: string) => void

function readPort(raw: string | undefined, wrong: Wrong): number {
  if (!raw) return 3000
  const port = /^\d{1,5}$/.test(raw) ? Number(raw) : -1
  if (port >= 0 && port <= 65_535) return port
  wrong('PORT', `${quoted(raw)} is no port`, 'a whole number from 1 to 65535')
  return 3000
}

function readPublicUrl(raw: string | undefined, wrong: Wrong): string | null {
  if (!raw) return null
  const expected = 'an address such as https://cucao.example.gov.vn, without a path'
  if (!URL.canParse(raw)) {
    wrong('PUBLIC_URL', `${quoted(raw)} is no address`, expected)
    return null
  }
  const url = new URL(raw)
  if (url.username || url.password || url.search || url.hash || url.pathname !== '/')
    wrong('PUBLIC_URL', 'has more than a host and a port', expected)
  else if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    wrong('PUBLIC_URL', `${quoted(url.protocol)} is not safe to sign in over`, expected)
  return url.origin
}

function readDatabase(
  raw: string | undefined,
  dataDir: string,
  wrong: Wrong,
): Environment['database'] {
  const url = readServerUrl('DATABASE_URL', raw, ['postgres:', 'postgresql:'], wrong)
  return url ? { kind: 'postgres', url } : { kind: 'sqlite', file: join(dataDir, 'cucao.sqlite') }
}

/** Its value may hold a password, so a mistake never shows it. */
function readServerUrl(
  name: string,
  raw: string | undefined,
  protocols: string[],
  wrong: Wrong,
): string | null {
  if (!raw) return null
  if (URL.canParse(raw) && protocols.includes(new URL(raw).protocol)) return raw
  wrong(name, 'is no address of such a server', `${protocols[0]}//user:password@host:port/name`)
  return null
}

function readProxies(raw: string | undefined, wrong: Wrong): BlockList {
  const proxies = new BlockList()
  for (const entry of (raw ?? '').split(',').map((part) => part.trim())) {
    if (!entry) continue
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const bits = prefix === undefined ? null : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
    if (
      isIP(address) === 0 ||
      (bits !== null && (bits < 0 || bits > (family === 'ipv6' ? 128 : 32)))
    )
      wrong(
        'TRUST_PROXY',
        `${quoted(entry)} is no address`,
        'addresses or ranges such as 10.0.0.0/8, separated by commas',
      )
    else if (bits === null) proxies.addAddress(address, family)
    else proxies.addSubnet(address, bits, family)
  }
  return proxies
}

function readChoice<const T extends string>(
  name: string,
  raw: string | undefined,
  choices: readonly T[],
  fallback: T,
  wrong: Wrong,
): T {
  if (!raw) return fallback
  const choice = choices.find((one) => one === raw)
  if (choice === undefined) wrong(name, `${quoted(raw)} is unknown`, `one of ${choices.join(', ')}`)
  return choice ?? fallback
}

const quoted = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
