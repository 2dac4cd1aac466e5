import { runHelm } from '../../src/helm/run.ts'

/** A process that does nothing but run one helm, as a worker does: to be ended from outside. */
const [program = '', workDir = '', limitSeconds = ''] = process.argv.slice(2)
const cancelled = new AbortController()
process.on('SIGTERM', () => cancelled.abort())
const result = await runHelm({ program, workDir, clusterEnv: {} }, ['version'], {
  limitMs: Number(limitSeconds) * 1_000,
  signal: cancelled.signal,
})
console.log(JSON.stringify(result))
