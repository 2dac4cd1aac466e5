import stringWidth from 'string-width'
import { clean, pad, truncate } from './text.ts'

export interface Column<Row> {
  title: string
  text: (row: Row) => string
  /** After all widths are known, so that colours count for nothing. */
  paint?: (row: Row, text: string) => string
}

const gap = '  '
const columnMin = 8

/**
 * Rows under titles, in so many columns of a terminal: the widest of the table's columns give way first, and one that is
 * empty all the way down is left out.
 */
export function table<Row>(all: readonly Column<Row>[], rows: readonly Row[], width: number): string {
  const columns = all.filter(({ text }) => rows.length === 0 || rows.some((row) => text(row) !== ''))
  const texts = rows.map((row) => columns.map(({ text }) => clean(text(row))))
  const widths = shrink(
    columns.map(({ title }, at) => Math.max(title.length, ...texts.map((cells) => stringWidth(cells[at] ?? '')))),
    width - gap.length * (columns.length - 1),
  )
  const line = (cells: readonly string[], paint: (at: number, text: string) => string = (_at, text) => text) =>
    cells
      .map((cell, at) =>
        paint(at, pad(truncate(cell, widths[at] ?? 0), at === cells.length - 1 ? 0 : (widths[at] ?? 0))),
      )
      .join(gap)
      .trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    ...rows.map((row, at) => line(texts[at] ?? [], (column, text) => columns[column]?.paint?.(row, text) ?? text)),
  ].join('\n')
}

function shrink(widths: readonly number[], room: number): number[] {
  const shrunk = [...widths]
  for (let surplus = shrunk.reduce((sum, one) => sum + one, 0) - room; surplus > 0; surplus--) {
    const widest = Math.max(...shrunk)
    if (widest <= columnMin) break
    shrunk[shrunk.indexOf(widest)] = widest - 1
  }
  return shrunk
}

/** Names and values, one pair a line; a pair without a value is left out. */
export function pairs(all: readonly (readonly [string, string | null])[]): string {
  const shown = all.filter((pair): pair is [string, string] => pair[1] !== null)
  const width = Math.max(...shown.map(([name]) => name.length))
  return shown.map(([name, value]) => `${name.padEnd(width)}${gap}${value}`).join('\n')
}
