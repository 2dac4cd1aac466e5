import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { guards } from './guards.ts'

const root = join(import.meta.dirname, '../..')
const rowFiles = globSync('*.faults.test.ts', { cwd: import.meta.dirname })
const words = rowFiles.map((file) => readFileSync(join(import.meta.dirname, file), 'utf8')).join('\n')
/** Names that a file makes of a part and a variable, such as `helm-killed-${point}`. */
const beginnings = [...words.matchAll(/name: `([a-z-]+)\$\{\w+\}`/g)].map(([, beginning]) => beginning ?? '')
const isRow = (name: string) =>
  words.includes(`'${name}'`) || beginnings.some((beginning) => name.startsWith(beginning))

describe('the table of guards', () => {
  test.each(guards)('$guard: it stands once in $file', ({ file, text, instead }) => {
    expect(readFileSync(join(root, file), 'utf8').split(text)).toHaveLength(2)
    expect(instead).not.toBe(text)
  })

  test.each(guards)('$guard: its rows are there', ({ rows }) => {
    expect(rows).not.toHaveLength(0)
    expect(rows.filter((row) => !isRow(row))).toEqual([])
  })

  test('no two have one name', () => {
    const names = guards.map(({ guard }) => guard)
    expect(names).toEqual([...new Set(names)])
  })
})
