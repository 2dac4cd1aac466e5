import { once } from 'node:events'
import http, { Agent, type IncomingMessage } from 'node:http'
import { json, text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { storeSorts } from '@storeyard/core/contract/choices'
import { StorePage } from '@storeyard/core/contract/stores'
import { readArguments } from '../readArguments.ts'
import { type ApiAlone, startApiAlone } from './apiAlone.ts'
import { fillStores } from './fillStores.ts'
import { percentile } from './percentile.ts'

const perSecond = 50
const pageSize = 50

const { values } = readArguments('./scripts/bench list [--rows 10000] [--seconds 20]', {
  options: { rows: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '20' } },
})

// Leaner than fetch, so that it is the api that is measured.
const agent = new Agent({ keepAlive: true })

async function get({ url, key }: ApiAlone, query: string): Promise<IncomingMessage> {
  const request = http.get(`${url}/api/v1/stores?limit=${pageSize}&${query}`, {
    agent,
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(10_000),
  })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`the list answered ${response.statusCode}: ${await text(response)}`)
  return response
}

/** Takes the whole answer and makes nothing of it. */
async function take(api: ApiAlone, query: string): Promise<void> {
  await once((await get(api, query)).resume(), 'end')
}

/** The cursor of the last page. */
async function findLastPage(api: ApiAlone, sort: string): Promise<{ number: number; cursor: string }> {
  let cursor = ''
  for (let number = 1; ; number++) {
    const page = await get(api, cursor ? `sort=${sort}&cursor=${cursor}` : `sort=${sort}`)
    const { next_cursor } = StorePage.parse(await json(page))
    if (next_cursor === null) return { number, cursor }
    cursor = next_cursor
  }
}

/** At a steady rate, whatever the answers take; each time counts from when its request was due. */
async function measure(api: ApiAlone, queries: readonly string[], seconds: number): Promise<number[][]> {
  const times: number[][] = queries.map(() => [])
  const running: Promise<void>[] = []
  const startedAt = performance.now()
  for (let sent = 0; sent < seconds * perSecond; sent++) {
    const dueAt = startedAt + (sent * 1_000) / perSecond
    await pause(Math.max(0, dueAt - performance.now()))
    const one = sent % queries.length
    running.push(take(api, queries[one] ?? '').then(() => void times[one]?.push(performance.now() - dueAt)))
  }
  await Promise.all(running)
  return times
}

const api = await startApiAlone()
try {
  await fillStores(api, Number(values.rows))
  for (const sort of storeSorts) {
    const last = await findLastPage(api, sort)
    const queries = [`sort=${sort}`, `sort=${sort}&cursor=${last.cursor}`]
    // Not counted: the first answers pay for what is compiled and connected only once.
    await measure(api, queries, 10)
    const times = await measure(api, queries, Number(values.seconds))
    for (const [index, page] of [1, last.number].entries()) {
      const [p50, p99] = [50, 99].map((percent) => percentile(times[index] ?? [], percent).toFixed(1))
      console.log(
        `${values.rows} stores by ${sort}, page ${page}, ${perSecond} requests a second: p50 ${p50} ms, p99 ${p99} ms`,
      )
    }
  }
} finally {
  await api.stop()
}
