import { execa } from 'execa'

// Debian keeps administration tools where a user's path may not lead.
const path = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`

export interface RunOptions {
  timeoutMs?: number
  cwd?: string
  env?: Record<string, string>
  input?: string
}

/** Runs a program to its end and returns what it printed; fails with its own words. */
export async function run(program: string, args: string[], options: RunOptions = {}): Promise<string> {
  const { stdout } = await execa(program, args, spawnOptions(options))
  return stdout
}

/** The same for a program whose failure is an answer. */
export async function tryRun(program: string, args: string[], options: RunOptions = {}) {
  const { exitCode, stdout, stderr, failed } = await execa(program, args, { ...spawnOptions(options), reject: false })
  return { ok: !failed, exitCode, stdout, stderr }
}

const spawnOptions = ({ timeoutMs = 60_000, cwd = '/', env = {}, input }: RunOptions) => ({
  timeout: timeoutMs,
  cwd,
  env: { PATH: path, LC_ALL: 'C.UTF-8', ...env },
  ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
})
