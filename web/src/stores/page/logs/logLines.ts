export interface LogLine {
  /** Tells lines of the same words apart. */
  number: number
  text: string
}

export interface LogText {
  lines: readonly LogLine[]
  /** The beginning of a line whose end has not come yet. */
  rest: string
  next: number
}

/** A page that is left open for days keeps no more than this. */
export const linesMax = 2_000
/** What is longer is shown in parts. */
const lineLengthMax = 64 * 1024

export const emptyLog: LogText = { lines: [], rest: '', next: 0 }

/** What is kept of a log when more of it comes. */
export function addText({ lines, rest, next }: LogText, text: string, max = linesMax): LogText {
  const parts = (rest + text).split('\n')
  if ((parts.at(-1)?.length ?? 0) > lineLengthMax) parts.push('')
  const open = parts.pop() ?? ''
  const added = parts.map((line, index) => ({ number: next + index, text: line.replace(/\r$/, '') }))
  return { lines: [...lines, ...added].slice(-max), rest: open, next: next + added.length }
}

/** The lines that have the words, in whatever case. */
export const findLines = (lines: readonly LogLine[], words: string): readonly LogLine[] => {
  const wanted = words.trim().toLowerCase()
  return wanted === '' ? lines : lines.filter(({ text }) => text.toLowerCase().includes(wanted))
}
