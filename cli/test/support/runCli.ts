import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa, type Options } from 'execa'

const root = new URL('../../..', import.meta.url).pathname
export const storeyard = join(root, 'node_modules/.bin/storeyard')

/** A home of its own, removed with the test file. */
const home = mkdtempSync(join(tmpdir(), 'storeyard-test-cli-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
export const loginFile = join(home, 'storeyard/login.json')

export interface CliOptions {
  env?: Record<string, string>
  /** Standard input; empty and at its end when left out. */
  input?: string
}

const optionsOf = ({ env = {}, input = '' }: CliOptions) =>
  ({
    env: { PATH: process.env.PATH, TERM: 'xterm', XDG_CONFIG_HOME: home, ...env },
    extendEnv: false,
    input,
    reject: false,
    timeout: 25_000,
    stripFinalNewline: false,
  }) satisfies Options

/** Runs the very program that people run. */
export async function runCli(args: readonly string[], options: CliOptions = {}) {
  const { exitCode, stdout, stderr } = await execa(storeyard, args, optionsOf(options))
  return { exitCode, stdout, stderr }
}

/** Begins it and goes on; what it has written so far is in `stdout()` and `stderr()`. */
export function startCli(args: readonly string[], options: CliOptions = {}) {
  const running = execa(storeyard, args, optionsOf(options))
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    running[name].on('data', (chunk) => {
      written[name] += chunk
    })
  return {
    stdout: () => written.stdout,
    stderr: () => written.stderr,
    /** As `| head` does. */
    leaveStderr: () => running.stderr.destroy(),
    interrupt: () => running.kill('SIGINT'),
    ended: running.then(({ exitCode }) => exitCode),
  }
}

/** In a terminal of 60 columns, with somebody who types `typed` when `asked` is shown. What is shown is one text. */
export async function runInTerminal(
  args: readonly string[],
  { asked, typed, ...options }: CliOptions & { asked?: string; typed?: string } = {},
) {
  const command = ['stty cols 60;', storeyard, ...args].join(' ')
  const { input: _, ...others } = optionsOf(options)
  const running = execa('script', ['-qec', command, '/dev/null'], others)
  let shown = ''
  let isAnswered = false
  running.stdout.on('data', (chunk) => {
    shown += chunk
    if (isAnswered || asked === undefined || !shown.includes(asked)) return
    isAnswered = true
    running.stdin.write(typed)
  })
  const { exitCode } = await running
  return { exitCode, shown }
}
