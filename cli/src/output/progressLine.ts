import type { Io } from '../io.ts'
import { truncate } from './text.ts'
import { inShort } from './time.ts'

/** One line that tells what goes on: rewritten in a terminal, else a new line with each change. */
export function createProgressLine({ stderr }: Pick<Io, 'stderr'>, startedAt = Date.now()) {
  let shown = ''
  const draw = () =>
    stderr.write(`\r\x1b[2K${truncate(`${shown}  ${inShort(Date.now() - startedAt)}`, stderr.columns - 1)}`)
  const timer = stderr.isTTY ? setInterval(() => shown && draw(), 1_000) : null
  return {
    set: (text: string) => {
      if (text === shown) return
      shown = text
      if (timer) draw()
      else stderr.write(`${text}\n`)
    },
    /** Leaves no trace in a terminal. */
    end: () => {
      if (!timer) return
      clearInterval(timer)
      if (shown) stderr.write('\r\x1b[2K')
    },
  }
}
