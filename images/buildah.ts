import { join } from 'node:path'
import { execa } from 'execa'

const buildMinutesMax = 15

/** Runs a program in mount and process namespaces of its own, so that one killed half-way leaves neither mounts nor children. */
export async function runIsolated(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const result = await execa(
    'setpriv',
    ['--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', program, ...args],
    { env, timeout: buildMinutesMax * 60_000, killSignal: 'SIGKILL', reject: false, all: true, stdin: 'ignore' },
  )
  if (!result.failed) return result.stdout
  const cause = result.timedOut
    ? `took longer than ${buildMinutesMax} minutes`
    : `failed (exit code ${result.exitCode})`
  throw new Error(`${program} ${args[0]} ${cause}:\n${(result.all ?? '').slice(-4_000)}`)
}

export type Buildah = (command: string, ...args: string[]) => Promise<string>

/** A buildah that keeps all it stores under the folder. */
export function createBuildah(folder: string): Buildah {
  const env = { BUILDAH_ISOLATION: 'chroot', STORAGE_DRIVER: process.env.STORAGE_DRIVER ?? 'overlay' }
  const storage = ['--root', join(folder, 'storage'), '--runroot', join(folder, 'run')]
  return (command, ...args) => runIsolated('buildah', [...storage, command, ...args], env)
}
