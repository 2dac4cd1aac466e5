import { storeSorts } from '@storeyard/core/contract/choices'
import { StorePage } from '@storeyard/core/contract/stores'
import { createProgress } from '@storeyard/local-node/machine/progress'
import { defaultCacheDir } from '@storeyard/local-node/prepare/cache'
import { prepareVegeta } from '@storeyard/local-node/prepare/prepare'
import { execa } from 'execa'
import { z } from 'zod'
import { readNumbers } from '../readArguments.ts'
import { type ApiAlone, startApiAlone } from './apiAlone.ts'
import { fillStores } from './fillStores.ts'

const perSecond = 50
const pageSize = 50
const warmUpSeconds = 10

const asked = readNumbers('./scripts/bench list [--rows 10000] [--seconds 20]', {
  rows: { default: 10_000, least: 1 },
  seconds: { default: 20, least: 1 },
})

const vegeta = await prepareVegeta(defaultCacheDir(process.env), createProgress())

/** What Vegeta reports, latencies in nanoseconds. */
const Report = z.object({
  latencies: z.object({ '50th': z.number(), '99th': z.number(), max: z.number() }),
  success: z.number(),
  errors: z.array(z.string()),
})

const pageUrl = ({ url }: ApiAlone, query: string) => `${url}/api/v1/stores?limit=${pageSize}&${query}`

/** The query of the last page, and its number. */
async function findLastPage(api: ApiAlone, sort: string): Promise<{ number: number; query: string }> {
  let query = `sort=${sort}`
  for (let number = 1; ; number++) {
    const response = await fetch(pageUrl(api, query), {
      headers: { authorization: `Bearer ${api.key}` },
      signal: AbortSignal.timeout(10_000),
    })
    if (!response.ok) throw new Error(`the list answered ${response.status}: ${await response.text()}`)
    const { next_cursor } = StorePage.parse(await response.json())
    if (next_cursor === null) return { number, query }
    query = `sort=${sort}&cursor=${next_cursor}`
  }
}

/** Asks at a steady rate, whatever the answers take. The key goes by stdin, where no list of processes shows it. */
async function measure(api: ApiAlone, queries: readonly string[], seconds: number): Promise<z.infer<typeof Report>> {
  const targets = queries.map((query) => `GET ${pageUrl(api, query)}\nAuthorization: Bearer ${api.key}\n`)
  const attack = ['attack', `-rate=${perSecond}/s`, `-duration=${seconds}s`, '-timeout=10s']
  const options = { timeout: (seconds + 30) * 1_000, input: targets.join('\n') }
  const { stdout } = await execa(vegeta, attack, options).pipe(vegeta, ['report', '-type=json'])
  const report = Report.parse(JSON.parse(stdout))
  if (report.success < 1) throw new Error(`the list did not always answer: ${report.errors.join('; ')}`)
  return report
}

const milliseconds = (nanoseconds: number) => `${(nanoseconds / 1e6).toFixed(1)} ms`

const api = await startApiAlone()
try {
  await fillStores(api, asked.rows)
  for (const sort of storeSorts) {
    const first = { number: 1, query: `sort=${sort}` }
    const last = await findLastPage(api, sort)
    // Not counted: the first answers pay for what is compiled and connected only once.
    await measure(api, [first.query, last.query], warmUpSeconds)
    for (const { number, query } of [first, last]) {
      const { latencies } = await measure(api, [query], asked.seconds)
      console.log(
        `${asked.rows} stores by ${sort}, page ${number}, ${perSecond} requests a second: ` +
          `p50 ${milliseconds(latencies['50th'])}, p99 ${milliseconds(latencies['99th'])}, max ${milliseconds(latencies.max)}`,
      )
    }
  }
} finally {
  await api.stop()
}
