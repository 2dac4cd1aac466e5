import { exitCodes } from './failure.ts'
import { run } from './run.ts'

const interrupt = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // Once to end in good order, twice for now.
    if (interrupt.signal.aborted) process.exit(exitCodes.interrupted)
    interrupt.abort()
  })
// `| head` has had enough: that is no failure.
process.stdout.on('error', (err) =>
  process.exit('code' in err && err.code === 'EPIPE' ? exitCodes.ok : exitCodes.failed),
)
// Notes that nobody reads any more end nothing: the exit code still tells.
process.stderr.on('error', () => {})

const { env, stdin, stdout, stderr } = process
process.exitCode = await run(process.argv.slice(2), { env, stdin, stdout, stderr, signal: interrupt.signal })
