import { readFileSync } from 'node:fs'
import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { CreatedKey } from '@storeyard/core/contract/keys'
import { Store } from '@storeyard/core/contract/stores'
import { readNumbers } from '../readArguments.ts'
import { startApiAlone } from './apiAlone.ts'
import { ask } from './ask.ts'

/** Of all stores together: each reaches every client. */
const eventsPerSecond = 5
const storesMade = 10
const growthMax = 1.1
/** Fewer than a key may have open. */
const clientsOfKey = 100
/** Of a stream's beginning; it has no end of its own. */
const beginDeadlineMs = 10_000

const { clients, minutes } = readNumbers('./scripts/bench sse [--clients 1000] [--minutes 10]', {
  clients: { default: 1_000, least: 1 },
  // What counts is the growth after the first one.
  minutes: { default: 10, least: 2 },
})

const residentMiB = (pid: number) =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

interface Reader {
  events: number
  ended: boolean
}

/** Half of them follow all stores, half of them one. */
async function openReader(url: string, key: string, agent: Agent, path: string): Promise<Reader> {
  const reader = { events: 0, ended: false }
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = get(`${url}/api/v1${path}`, { agent, headers: { authorization: `Bearer ${key}` } }, resolve)
  request.on('error', reject)
  const late = setTimeout(() => request.destroy(new Error(`${path} did not answer in time`)), beginDeadlineMs)
  const answer = await promise.finally(() => clearTimeout(late))
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
  answer.setEncoding('utf8')
  let rest = ''
  answer.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    reader.events += lines.filter((line) => line.startsWith('data: ')).length
  })
  answer.on('close', () => {
    reader.ended = true
  })
  answer.on('error', () => {})
  return reader
}

const api = await startApiAlone()
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
try {
  const stores: Store[] = []
  for (let n = 0; n < storesMade; n++)
    stores.push(await ask(api, Store, 'POST', '/stores', { store_name: `bench-${n}` }))
  const idAt = (n: number) => stores[n % storesMade]?.id
  const keys: string[] = []
  for (let n = 0; n < Math.ceil(clients / clientsOfKey); n++)
    keys.push((await ask(api, CreatedKey, 'POST', '/keys', { name: `bench-${n}`, role: 'viewer' })).key)
  const keyAt = (n: number) => keys[n % keys.length] ?? api.key
  console.log(`without clients: ${residentMiB(api.pid).toFixed(0)} MiB`)
  const readers: Reader[] = []
  for (let n = 0; n < clients; n++)
    readers.push(await openReader(api.url, keyAt(n), agent, n % 2 ? `/stores/${idAt(n)}/events/stream` : '/events'))

  const startedAt = performance.now()
  const elapsedMs = () => performance.now() - startedAt
  let sent = 0
  let afterFirstMinute = Number.NaN
  let toldAt = 0
  while (elapsedMs() < minutes * 60_000) {
    await ask(api, Store, 'PATCH', `/stores/${idAt(sent)}`, { title: `Title ${sent}` })
    sent++
    const resident = residentMiB(api.pid)
    if (Number.isNaN(afterFirstMinute) && elapsedMs() >= 60_000) afterFirstMinute = resident
    if (elapsedMs() - toldAt >= 30_000) {
      toldAt = elapsedMs()
      console.log(`${Math.round(toldAt / 1_000)} s: ${resident.toFixed(0)} MiB, ${sent} events sent`)
    }
    await pause(Math.max(0, (sent * 1_000) / eventsPerSecond - elapsedMs()))
  }
  await pause(1_000)
  const end = residentMiB(api.pid)
  const growth = end / afterFirstMinute
  const ended = readers.filter((reader) => reader.ended).length
  const missed = readers.filter(({ events }, n) => n % 2 === 0 && events !== sent).length
  console.log(
    `${clients} clients, ${minutes} minutes: ${afterFirstMinute.toFixed(0)} MiB after the first, ${end.toFixed(0)} MiB at the end (${growth.toFixed(2)} times), ${ended} clients cut off, ${missed} that follow all stores without some of the ${sent} events`,
  )
  if (!(growth <= growthMax) || ended > 0 || missed > 0) process.exitCode = 1
} finally {
  agent.destroy()
  await api.stop()
}
