import { styleText } from 'node:util'
import type { Io } from '../io.ts'

export type Color = Parameters<typeof styleText>[0]
export type Paint = (color: Color, text: string) => string

/** Of whom it is for: a terminal's width and colours; neither, where nobody looks. */
export interface View {
  columns: number
  isTerminal: boolean
  paint: Paint
}

export type Output = ReturnType<typeof createOutput>

const painter =
  (stream: Io['stdout']): Paint =>
  (color, text) =>
    // It looks at NO_COLOR and at whether the stream is a terminal.
    styleText(color, text, { stream })

/** Results go to stdout, and nothing else does; notes for people go to stderr. */
export function createOutput({ stdout, stderr }: Io, isJson: () => boolean) {
  const view: View = {
    columns: stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY,
    isTerminal: stdout.isTTY,
    paint: painter(stdout),
  }
  return {
    /** The one result of a command. */
    show: <T>(value: T, render: (value: T, view: View) => string) => {
      stdout.write(`${isJson() ? JSON.stringify(value, null, 2) : render(value, view)}\n`)
    },
    /** One of several results that come with time. */
    emit: <T>(value: T, render: (value: T, view: View) => string) => {
      stdout.write(`${isJson() ? JSON.stringify(value) : render(value, view)}\n`)
    },
    note: (text: string) => {
      stderr.write(`${text}\n`)
    },
    view,
    paintNote: painter(stderr),
  }
}
