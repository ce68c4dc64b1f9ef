import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { passwordForm } from '@cucao/people'
import { turnstile } from '../turnstile.ts'

const derive = promisify(argon2)

/** argon2id at OWASP's second choice: 19 MiB, two passes, about 30 ms on one core of 2026. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

/** More at once would let sign-ins take all memory and starve the rooms; the rest wait their turn. */
const atOnce = 2

/** Hashing and checking passwords, PHC strings (`$argon2id$v=19$m=…`) as stored. */
export interface Passwords {
  hash(password: string): Promise<string>
  /** With null the same work is done and the answer is false: an unknown account costs what a known one does. */
  matches(password: string, phc: string | null): Promise<boolean>
}

export function argonPasswords(settings: { memory: number; passes: number } = cost): Passwords {
  const inTurn = turnstile(atOnce)
  const hash = async (password: string) => {
    const nonce = randomBytes(16)
    const params = { ...cost, ...settings }
    const tag = await inTurn(() =>
      derive('argon2id', { message: passwordForm(password), nonce, ...params }),
    )
    const head = `$argon2id$v=19$m=${params.memory},t=${params.passes},p=${params.parallelism}`
    return `${head}$${unpadded(nonce)}$${unpadded(tag)}`
  }
  let nobodys: Promise<string> | null = null
  return {
    hash,
    async matches(password, phc) {
      nobodys ??= hash(randomBytes(16).toString('hex'))
      const { nonce, tag, ...params } = parsePhc(phc ?? (await nobodys))
      const actual = await inTurn(() =>
        derive('argon2id', {
          message: passwordForm(password),
          nonce,
          tagLength: tag.length,
          ...params,
        }),
      )
      return timingSafeEqual(actual, tag) && phc !== null
    },
  }
}

/** Throws on a string that is none of ours: the table was damaged. */
function parsePhc(phc: string) {
  const pattern = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
  const [, memory, passes, parallelism, nonce, tag] = pattern.exec(phc) ?? []
  if (!nonce || !tag) throw new Error('a stored password hash is no argon2id PHC string')
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
