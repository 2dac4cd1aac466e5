import { appendFileSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readContext } from './context.ts'
import { findBroken } from './invariants.ts'
import { reasonKnownRed } from './knownRed.ts'
import { createStores, type Stores } from './stores.ts'
import { type System, type SystemOptions, startSystem } from './system.ts'
import type { Told } from './table.ts'

export interface Row {
  /** One word or two; mutants name the row by it. */
  name: string
  injection: string
  expected: string
  /** From the fault, or from its end where the row says so, to the expected outcome. */
  boundSeconds: number
  /** What in the code this row stands for: without it the row is red. */
  guard: string
  /** Needs the group's system for itself; others of the group run side by side. */
  alone?: boolean
  run: (row: RowTools) => Promise<string>
}

export interface RowTools {
  system: System
  stores: Stores
  full: boolean
  /** The clock of the recovery starts now; without it, with the row. */
  recovering: () => void
  /** What was expected is seen; what follows only brings the store to rest. */
  recovered: () => void
}

// More would only wait for a processor.
const lanesMax = 4
let number = 0

const isAsked = (name: string) => readContext().only?.some((word) => name.includes(word)) ?? true

/** The rows of one group as tests on one system, which is there for them alone. */
export function testRows(group: string, options: SystemOptions, rows: readonly Row[]): void {
  const context = readContext()
  const wanted = rows.filter(({ name }) => context.full || !reasonKnownRed(name))
  for (const { name, injection, expected } of rows)
    if (isAsked(name) && !wanted.some((row) => row.name === name))
      tell({ group, name, injection, expected, seen: `known red, not run: ${reasonKnownRed(name)}`, outcome: 'known' })

  describe(group, () => {
    let system: System
    let failed = false
    const together = new Map<string, Promise<Told>>()
    beforeAll(async () => {
      system = await startSystem(group, options)
    }, 180_000)
    afterAll(async () => {
      if (failed) keepLogs(system)
      await system?.close()
    }, 60_000)

    for (const row of wanted)
      test(
        `${row.name}: ${row.injection}`,
        async () => {
          if (!row.alone && together.size === 0) {
            // Each lane runs one row after another.
            const lanes: Promise<unknown>[] = Array.from({ length: lanesMax }, () => Promise.resolve())
            for (const [n, one] of wanted.filter(({ name, alone }) => !alone && isAsked(name)).entries()) {
              const running = (lanes[n % lanesMax] ?? Promise.resolve()).then(() => runRow(group, system, one))
              lanes[n % lanesMax] = running
              together.set(one.name, running)
            }
          }
          const told = await (together.get(row.name) ?? runRow(group, system, row))
          failed ||= told.outcome === 'red'
          tell(told)
          if (told.outcome === 'red') throw new Error(told.seen)
        },
        400_000 * context.patience,
      )
  })
}

/** Never throws: a row that runs beside others must not end the process before its own test looks at it. */
async function runRow(group: string, system: System, row: Row): Promise<Told> {
  const stores = createStores(system, `r${++number}`)
  const { name, injection, expected, boundSeconds } = row
  const told = { group, name, injection, expected, boundSeconds }
  let since = performance.now()
  let seconds: number | null = null
  const recovering = () => {
    since = performance.now()
  }
  const recovered = () => {
    seconds ??= (performance.now() - since) / 1_000
  }
  try {
    if (row.alone) await system.restore()
    const seen = await row.run({ system, stores, full: system.context.full, recovering, recovered })
    seconds ??= (performance.now() - since) / 1_000
    const broken = await findBroken(system, stores.accepted)
    const secondsMax = boundSeconds * readContext().patience
    if (seconds > secondsMax) broken.unshift(`it took ${seconds.toFixed(1)} s and not ${secondsMax}`)
    if (broken.length > 0) return { ...told, seconds, seen: broken.join('; '), outcome: 'red' }
    return { ...told, seconds, seen, outcome: 'green' }
  } catch (err) {
    return { ...told, seen: err instanceof Error ? explain(err) : String(err), outcome: 'red' }
  }
}

const explain = (err: Error): string => `${err.message}${err.cause instanceof Error ? ` (${err.cause.message})` : ''}`

const tell = (told: Told) => {
  const { resultsDir, pass } = readContext()
  mkdirSync(resultsDir, { recursive: true })
  appendFileSync(join(resultsDir, `${pass}.jsonl`), `${JSON.stringify(told)}\n`)
}

function keepLogs({ dir, label, context }: System): void {
  cpSync(join(dir, 'logs'), join(context.resultsDir, 'logs', context.pass, label), { recursive: true })
}
