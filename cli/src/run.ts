import { CommanderError } from '@commander-js/extra-typings'
import { explainFailure } from './explainFailure.ts'
import { exitCodes, Failure } from './failure.ts'
import type { Io } from './io.ts'
import { clean, cleanLines } from './output/text.ts'
import { createProgram } from './program.ts'

/** Runs one command and returns its exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    await createProgram(io).parse(args)
    return io.signal.aborted ? exitCodes.interrupted : exitCodes.ok
  } catch (err) {
    // It has said what was wrong already. Help that was asked for is no error.
    if (err instanceof CommanderError) return err.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    return tell(failureOf(err, io), io)
  }
}

function failureOf(err: unknown, io: Io): Failure {
  const failure = explainFailure(err, io.env)
  if (failure) return failure
  if (io.signal.aborted) return new Failure('interrupted', 'Interrupted.')
  return new Failure(
    'failed',
    err instanceof Error ? (err.stack ?? err.message) : String(err),
    'This is a fault of storeyard itself.',
  )
}

function tell({ outcome, message, advice }: Failure, { stderr }: Io): number {
  stderr.write(`${outcome === 'interrupted' ? '' : 'error: '}${cleanLines(message)}\n`)
  if (advice) stderr.write(`${clean(advice)}\n`)
  return exitCodes[outcome]
}
