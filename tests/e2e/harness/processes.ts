import { readdirSync, readFileSync } from 'node:fs'
import { hasCode } from '@storeyard/local-node/machine/process'

export interface RunningProcess {
  pid: number
  parent: number
  argv: string[]
}

/** What `ps` shows, of all processes that this one can see. */
export const listProcesses = (): RunningProcess[] =>
  readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const argv = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0').slice(0, -1)
        return [{ pid: Number(entry), parent: Number(parent), argv }]
      } catch (err) {
        // It ended between the listing and the look.
        if (hasCode(err, 'ENOENT', 'ESRCH')) return []
        throw err
      }
    })

/** The children of a process, their children, and so on. */
export function descendantsOf(pid: number, processes = listProcesses()): RunningProcess[] {
  const children = processes.filter(({ parent }) => parent === pid)
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, processes)])
}

/** Remembers every argument of every process that is seen until it is stopped. */
export function watchArguments() {
  const seen = new Set<string>()
  const look = () => {
    for (const { argv } of listProcesses()) for (const argument of argv) seen.add(argument)
  }
  look()
  const timer = setInterval(look, 25)
  return {
    stop: () => {
      clearInterval(timer)
      return [...seen]
    },
  }
}
