import { createInterface, type Interface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { Failure } from './failure.ts'
import type { Io } from './io.ts'

/** Asks a person for a line; standard output stays free for results. */
export async function ask({ stdin, stderr, signal }: Io, question: string): Promise<string> {
  return readLine(createInterface({ input: stdin, output: stderr }), question, signal)
}

/** The same for what nobody else is to see. */
export async function askSecret({ stdin, stderr, signal }: Io, question: string): Promise<string> {
  // As a terminal, its input is not echoed by the machine; what readline itself would show of it goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true })
  stderr.write(question)
  try {
    return await readLine(lines, '', signal)
  } finally {
    stderr.write('\n')
  }
}

async function readLine(lines: Interface, question: string, signal: AbortSignal): Promise<string> {
  // The end of the input, and ctrl-C in a terminal, close it without an answer.
  const closed = new Promise<never>((_resolve, reject) => {
    lines.once('close', () => reject(new Failure('interrupted', 'Nothing was done.')))
  })
  try {
    return await Promise.race([lines.question(question, { signal }), closed])
  } finally {
    lines.close()
  }
}
