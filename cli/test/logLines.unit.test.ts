import { createLogLines } from '../src/stores/logLines.ts'

/** What is handed on of these connections. */
function read(tail: number, ...connections: string[][]): string[] {
  const handed: string[] = []
  const lines = createLogLines(tail, (line) => handed.push(line))
  for (const texts of connections) {
    lines.begin()
    for (const text of texts) lines.add(text)
  }
  return handed
}

test('lines are whole, however they are cut', () =>
  expect(read(9, ['a', 'b\nc\n', '\nd\ne'])).toEqual(['ab', 'c', '', 'd']))

test('a connection repeats nothing of the one before', () => {
  expect(read(9, ['a\nb\n'], ['a\nb\n'])).toEqual(['a', 'b'])
  expect(read(9, ['a\nb\n'], ['a\n', 'b\nc\n'])).toEqual(['a', 'b', 'c'])
  expect(read(2, ['a\nb\nc\nd\n'], ['c\nd\n', 'e\n'])).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(read(2, ['a\nb\nc\n'], ['c\nd\n'])).toEqual(['a', 'b', 'c', 'd'])
})

test('half a line of a cut connection comes as a whole one', () =>
  expect(read(9, ['a\nbe'], ['a\nbegun\n'])).toEqual(['a', 'begun']))

test('another container begins anew', () => {
  expect(read(9, ['a\nb\n'], ['x\ny\n'])).toEqual(['a', 'b', 'x', 'y'])
  expect(read(9, ['a\nb\nc\n'], ['a\nb\nx\n'])).toEqual(['a', 'b', 'c', 'a', 'b', 'x'])
})

test('a repetition that breaks off begins again with the next connection', () =>
  expect(read(9, ['a\nb\nc\n'], ['a\nb\n'], ['a\nb\nc\nd\n'])).toEqual(['a', 'b', 'c', 'd']))

test('of several repetitions that there may be, the longest counts', () => {
  expect(read(9, ['a\nb\na\n'], ['a\nb\na\nb\n'])).toEqual(['a', 'b', 'a', 'b'])
  expect(read(9, ['a\nb\na\n'], ['a\nc\n'])).toEqual(['a', 'b', 'a', 'c'])
})
