import type { ReadStream, WriteStream } from 'node:tty'

/** What the process is given; nothing else of it is looked at. */
export interface Io {
  env: NodeJS.ProcessEnv
  stdin: ReadStream
  stdout: WriteStream
  stderr: WriteStream
  /** Aborted by ctrl-C. */
  signal: AbortSignal
}
