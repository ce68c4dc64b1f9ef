import * as Y from 'yjs'
import { CrowdLedger } from './crowd-ledger.ts'
import { LightClient, LightTypist } from './light-client.ts'
import { Person } from './person.ts'
import { randomFrom } from './random-edits.ts'
import { until } from './stock-client.ts'

export interface CrowdPlan {
  address: string
  /** One Cookie header for each who types, and for each who only reads. */
  typists: readonly string[]
  readers: readonly string[]
  milliseconds: number
  /** How long one stays, on average. */
  stay: number
  keysASecond: number
  seed: number
}

/** What a crowd that came and went for a while leaves to be told. */
export interface CrowdOutcome {
  joins: number
  typed: number
  deliveries: number
  latency: { p50: number; p95: number; p99: number }
  saving: { p50: number; p99: number }
  dropped: Record<string, number>
  /** Acknowledged and not in the text that a newcomer gets. */
  lost: string[]
  missed: number
  gaps: number
}

const rest = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

/** People come to one text and go again; some type. The last one in asks for the whole text. */
export async function comeAndGo(plan: CrowdPlan): Promise<CrowdOutcome> {
  const ledger = new CrowdLedger()
  const random = randomFrom(plan.seed)
  const end = performance.now() + plan.milliseconds
  const stay = () => Math.min(plan.stay * (0.3 + 1.4 * random()), end - performance.now())
  const read = async (cookie: string) => {
    await rest(random() * Math.min(plan.stay, plan.milliseconds / 2))
    while (performance.now() < end) {
      const client = new LightClient(plan.address, cookie, ledger)
      ledger.joins++
      await client.arrived
      await rest(Math.max(0, stay()))
      if (!client.gone) await receivesAll(client, ledger)
      client.leave()
      await rest(random() * 1000)
    }
  }
  const type = async (cookie: string) => {
    await rest(random() * 1000)
    while (performance.now() < end) {
      const client = new LightTypist(plan.address, cookie, ledger)
      ledger.joins++
      await client.arrived
      const typing = setInterval(() => client.type(), 1000 / plan.keysASecond)
      // Who types stays longer.
      await rest(Math.max(0, Math.min(3 * stay(), end - performance.now())))
      clearInterval(typing)
      await until(() => client.isSaved || client.gone, 20_000).catch(() => {})
      client.leave()
    }
  }
  await Promise.all([...plan.readers.map(read), ...plan.typists.map(type)])
  return outcomeOf(ledger, await lostIn(plan, ledger))
}

/** Nobody leaves before he has been given what is on disk; what does not come at all is missed. */
async function receivesAll(client: LightClient, ledger: CrowdLedger): Promise<void> {
  const owed = ledger.owed()
  const missing = () =>
    owed.reduce(
      (sum, [author, clock]) => sum + Math.max(0, clock - (client.seen.get(author) ?? 0)),
      0,
    )
  await until(() => missing() === 0 || client.gone, 60_000).catch(
    () => (ledger.missed += missing()),
  )
}

/** What a newcomer with a whole document does not find of what was acknowledged. */
async function lostIn(plan: CrowdPlan, { authors }: CrowdLedger): Promise<string[]> {
  const fresh = Person.withCookie(plan.address, plan.readers[0] ?? '')
  await until(() => fresh.state.synced, 30_000)
  const words = new Map<string, string>()
  for (const block of fresh.doc.getXmlFragment('text').toArray())
    if (block instanceof Y.XmlElement)
      words.set(String(block.getAttribute('id')), block.get(0)?.toJSON() ?? '')
  const lost: string[] = []
  for (const [client, author] of authors) {
    const stored = Y.getState(fresh.doc.store, client)
    if (stored < author.durable) lost.push(`${client}: ${author.durable} > ${stored}`)
    else if (author.durable === author.at.length && words.get(`p${client}`) !== author.words)
      lost.push(`${client}: other words`)
  }
  fresh.leave()
  return lost
}

function outcomeOf(ledger: CrowdLedger, lost: string[]): CrowdOutcome {
  const { latency, saving, authors, joins, missed, gaps, dropped } = ledger
  return {
    joins,
    typed: [...authors.values()].reduce((sum, { at }) => sum + at.length, 0),
    deliveries: latency.count,
    latency: {
      p50: latency.quantile(0.5),
      p95: latency.quantile(0.95),
      p99: latency.quantile(0.99),
    },
    saving: { p50: saving.quantile(0.5), p99: saving.quantile(0.99) },
    dropped: Object.fromEntries(dropped),
    lost,
    missed,
    gaps,
  }
}
