import { execa } from 'execa'

export interface HelmOptions {
  /** Path of the helm program. */
  program: string
  /** Where the cluster is: KUBECONFIG, or the KUBERNETES_SERVICE_… variables of the worker's own pod. */
  clusterEnv: Record<string, string>
  /** Folder for helm's caches and temporary charts, of this worker alone. */
  workDir: string
}

export interface HelmResult {
  ok: boolean
  /** Helm's last words, for people; it prints no values. */
  output: string
}

/** A stopped helm gets this long for its last write before it is killed. */
export const helmKillAfterMs = 10_000

/**
 * Runs helm so that it outlives neither its worker nor the limit: the outer setpriv ends `timeout` when this process
 * dies, `timeout` ends helm at the limit, the inner setpriv ends helm when `timeout` dies.
 */
export async function runHelm(
  options: HelmOptions,
  args: readonly string[],
  { limitMs, input, signal }: { limitMs: number; input?: string; signal: AbortSignal },
): Promise<HelmResult> {
  const { program, clusterEnv, workDir } = options
  const limit = `${Math.max(1, Math.floor(limitMs / 1_000))}`
  const guarded = [
    '--pdeathsig',
    'TERM',
    'timeout',
    '-k',
    `${helmKillAfterMs / 1_000}`,
    limit,
    'setpriv',
    '--pdeathsig',
    'KILL',
    program,
  ]
  const result = await execa('setpriv', [...guarded, ...args], {
    input: input ?? '',
    all: true,
    reject: false,
    cancelSignal: signal,
    // execa's own SIGKILL would end `timeout` and leave helm alone.
    forceKillAfterDelay: false,
    extendEnv: false,
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: workDir,
      TMPDIR: workDir,
      HELM_CACHE_HOME: `${workDir}/cache`,
      HELM_CONFIG_HOME: `${workDir}/config`,
      HELM_DATA_HOME: `${workDir}/data`,
      // Back-pressure is the worker's: helm's own limit would only slow each run.
      HELM_QPS: '100',
      HELM_BURST_LIMIT: '200',
      ...clusterEnv,
    },
  })
  return { ok: result.exitCode === 0, output: lastWords(result, limit).slice(-2_000) }
}

interface Ended {
  all?: string
  exitCode?: number
  signal?: string
  code?: string
}

/** What helm said, or what can be said of its end when it was stopped or never ran; its arguments are not repeated. */
function lastWords({ all = '', exitCode, signal, code }: Ended, limit: string): string {
  // `timeout` ends with 124 after its TERM; its KILL goes to its whole group, itself too.
  const stopped = exitCode === 124 || signal === 'SIGKILL'
  if (stopped) return `${all}\nError: helm did not end within ${limit} s and was stopped`.trim()
  if (code === 'ENOENT') return 'Error: setpriv and timeout are needed to run helm: install util-linux and coreutils'
  return all.trim() || `Error: helm ended with code ${exitCode ?? 'none'} and said nothing`
}
