import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Count } from '../../scripts/lib/suites.ts'
import { guards } from './guards.ts'
import type { Context } from './harness/context.ts'
import type { Told } from './harness/table.ts'

export interface Guard {
  guard: string
  /** Where it stands, from the repository's root. */
  file: string
  /** Its text, which has to be there exactly once. */
  text: string
  /** What stands there instead: the code without the guard. */
  instead: string
  /** Each of these rows must be red without it. */
  rows: readonly string[]
}

type RunRows = (context: Context, jest: readonly string[]) => Promise<{ count: Count; told: Told[] }>

/**
 * Takes the guards out, one at a time and each in a copy of the services, and demands that the rows notice. Before it
 * they have to be green with every guard in its place.
 */
export async function runMutants(base: Context, runRows: RunRows, only = ''): Promise<Count> {
  const words = only.split(',')
  const wanted = guards.filter(({ guard }) => words.some((word) => guard.includes(word)))
  if (wanted.length === 0) throw new Error(`No guard has ${words.join(' or ')} in its name.`)
  const notGreen = await findNotGreen(base, runRows, [...new Set(wanted.flatMap(({ rows }) => rows))])
  if (notGreen.length > 0) {
    process.stderr.write(
      `NOT GREEN with every guard in its place, so that red would prove nothing: ${notGreen.join('; ')}\n`,
    )
    return { passed: 0, failed: notGreen.length }
  }
  const count = { passed: 0, failed: 0 }
  for (const [number, guard] of wanted.entries()) {
    const root = copyServices(base.root, join(base.dir, `mutant-${number}`))
    takeOut(root, guard)
    const pass = `mutant-${number}`
    const { told } = await runRows({ ...base, root, pass, only: [...guard.rows] }, ['--maxWorkers', '2', '--silent'])
    const green = guard.rows.filter((row) => !told.some(({ name, outcome }) => name === row && outcome === 'red'))
    count[green.length === 0 ? 'passed' : 'failed']++
    const seen = told.map(({ name, seen: words }) => `${name}: ${words.slice(0, 160)}`).join('; ')
    const verdict = green.length === 0 ? 'noticed' : `NOT NOTICED by ${green.join(', ')}`
    process.stderr.write(`${verdict} | ${guard.guard} | ${guard.file} | ${seen}\n`)
    rmSync(root, { recursive: true })
  }
  return count
}

/** The rows that are not green in an unchanged copy, each with what was seen. */
async function findNotGreen(base: Context, runRows: RunRows, rows: readonly string[]): Promise<string[]> {
  const root = copyServices(base.root, join(base.dir, 'unchanged'))
  const context = { ...base, root, pass: 'unchanged', only: [...rows] }
  const { told } = await runRows(context, ['--maxWorkers', '2', '--silent'])
  rmSync(root, { recursive: true })
  return rows.flatMap((row) => {
    const found = told.find(({ name }) => name === row)
    return found?.outcome === 'green' ? [] : [`${row}: ${found ? found.seen.slice(0, 160) : 'it did not run'}`]
  })
}

/** What the services are started from, with packages that lead to the copies of our own. */
function copyServices(from: string, root: string): string {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(join(root, 'node_modules/@storeyard'), { recursive: true })
  for (const folder of ['services', 'charts', 'package.json'])
    cpSync(join(from, folder), join(root, folder), { recursive: true, verbatimSymlinks: true })
  for (const name of readdirSync(join(from, 'node_modules')))
    if (name !== '@storeyard') symlinkSync(join(from, 'node_modules', name), join(root, 'node_modules', name))
  for (const name of ['core', 'api', 'worker', 'reconciler'])
    symlinkSync(join(root, 'services', name), join(root, 'node_modules/@storeyard', name))
  return root
}

function takeOut(root: string, { guard, file, text, instead }: Guard): void {
  const path = join(root, file)
  const parts = readFileSync(path, 'utf8').split(text)
  if (parts.length !== 2) throw new Error(`"${guard}" stands ${parts.length - 1} times in ${file}: correct the table`)
  writeFileSync(path, parts.join(instead))
}
