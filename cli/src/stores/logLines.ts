/**
 * A followed log by whole lines, each once: every connection begins with the last `tail` lines again, and what was
 * handed on before is left out. Lines that may be such a repetition are kept back until that is sure.
 */
export function createLogLines(tail: number, hand: (line: string) => void) {
  /** The last lines that were handed on. */
  let known: string[] = []
  /** The first lines of a connection, as long as they may be known ones. */
  let kept: string[] = []
  /** Where in `known` they may begin, the longest repetition first. */
  let starts: number[] = []
  /** The beginning of a line. */
  let rest = ''

  const settle = () => {
    const repeated = known.length - (starts[0] ?? known.length)
    if (repeated > kept.length) return
    const fresh = kept.slice(repeated)
    known = [...known, ...fresh].slice(-tail)
    kept = []
    starts = []
    for (const line of fresh) hand(line)
  }
  const take = (line: string) => {
    const at = kept.push(line) - 1
    starts = starts.filter((start) => start + at >= known.length || known[start + at] === line)
    settle()
  }
  return {
    /** A connection stands. Half a line of the one before comes again as a whole one. */
    begin: () => {
      rest = ''
      kept = []
      starts = [...known.keys()]
    },
    add: (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    },
  }
}
