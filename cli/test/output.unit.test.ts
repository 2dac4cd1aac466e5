import type { Store } from '@storeyard/client/types'
import { pairs, table } from '../src/output/table.ts'
import { clean, cleanLines, truncate } from '../src/output/text.ts'
import { age, inShort } from '../src/output/time.ts'
import { renderStore } from '../src/stores/views.ts'

const columns = [
  { title: 'NAME', text: ({ name }: { name: string; note: string }) => name },
  { title: 'NOTE', text: ({ note }: { name: string; note: string }) => note },
]
const view = { columns: 80, isTerminal: true, paint: (_color: unknown, text: string) => text }
const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length))

test('a table stands in columns', () => {
  expect(
    table(
      columns,
      [
        { name: 'shop', note: 'a' },
        { name: 'b', note: '' },
      ],
      80,
    ),
  ).toBe('NAME  NOTE\nshop  a\nb')
})

test('the widest column gives way where a terminal is narrow, and shows that it did', () => {
  const rows = [{ name: 'short', note: 'word '.repeat(30) }]
  const text = table(columns, rows, 40)
  expect(widest(text)).toBe(40)
  expect(text).toContain('short  word word')
  expect(text).toMatch(/…$/)
})

test('without a terminal nothing is cut', () => {
  const note = 'x'.repeat(500)
  expect(table(columns, [{ name: 'n', note }], Number.POSITIVE_INFINITY)).toContain(note)
})

test('colours count for nothing in the widths', () => {
  const painted = [{ ...columns[0], title: 'NAME', text: () => 'ab', paint: () => '\x1b[31mab  \x1b[39m' }, columns[1]]
  const text = table(painted as typeof columns, [{ name: '', note: 'n' }], 80)
  expect(text).toBe('NAME  NOTE\n\x1b[31mab  \x1b[39m  n')
})

test.each([
  ['plain', 10, 'plain'],
  ['plain text', 6, 'plain…'],
  ['日本語の店', 6, '日本…'],
  ['👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧', 5, '👩‍👩‍👧‍👧👩‍👩‍👧‍👧…'],
])('%s in %i columns', (text, width, shown) => expect(truncate(text, width)).toBe(shown))

test('what a terminal takes for commands does not reach it', () => {
  expect(clean('a\x1b]0;title\x07b\nc')).toBe('a ]0;title b c')
  expect(cleanLines('a\x1b[2Jb\n\tc\r')).toBe('a[2Jb\n\tc')
  expect(table(columns, [{ name: '\x1b[31m', note: 'a\nb' }], 80)).not.toContain('\x1b')
})

test('a way out is told as the command that takes it', () => {
  const ways_out = ['retry', 'accept_data_loss', 'abandon']
  const text = renderStore({ store_name: 'shop', title: '', created_at: '', ways_out } as unknown as Store, view)
  expect(text).toContain(
    'Ways out     storeyard store retry shop\n             storeyard store retry shop --accept-data-loss\n             storeyard store abandon shop',
  )
})

test('pairs without a value are left out', () => {
  expect(
    pairs([
      ['A', '1'],
      ['Long', null],
      ['Bc', '2'],
    ]),
  ).toBe('A   1\nBc  2')
})

test.each([
  [0, '0s'],
  [-5, '0s'],
  [59_999, '59s'],
  [60_000, '1m'],
  [7_200_000, '2h'],
  [900_000_000, '10d'],
])('%i ms is %s', (ms, text) => expect(inShort(ms)).toBe(text))

test('an age', () => expect(age('2026-01-01T00:00:00Z', Date.parse('2026-01-01T00:05:10Z'))).toBe('5m'))
