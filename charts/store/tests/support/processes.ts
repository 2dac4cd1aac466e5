import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { identify, type ProcessIdentity } from '@storeyard/local-node/machine/process'

export type StopSignal = 'SIGTERM' | 'SIGWINCH'

/** Processes of the store's containers on this machine. */
function storeProcesses(storeId: string): number[] {
  const pids = readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))
  return pids.map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`STORE_ID=${storeId}\0`)
    } catch (err) {
      // It ended between the listing and the look, or is none of ours.
      if (['ENOENT', 'ESRCH', 'EACCES'].includes(String((err as NodeJS.ErrnoException).code))) return false
      throw err
    }
  })
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'ESRCH') throw err
  }
}

// Shorter than the moments that tests look for; listing the machine's processes takes longer than one look at files.
const looksPerListing = 500

/** Kills all containers of the store with SIGKILL in the moment that the files of one show, and says whether that moment was met. */
export async function killWhen(storeId: string, shows: (root: string) => boolean, ms: number): Promise<boolean> {
  const deadline = Date.now() + ms
  while (Date.now() < deadline) {
    const roots = storeProcesses(storeId).map((pid) => `/proc/${pid}/root`)
    for (let looks = 0; roots.length > 0 && looks < looksPerListing; looks++)
      if (roots.some(shows)) {
        storeProcesses(storeId).forEach(kill)
        return true
      }
    await yieldToOthers()
  }
  return false
}

/**
 * The first process of the container that has this folder, while it is still its start script and hears the signal; null
 * when that was missed.
 */
export async function findStarting(
  storeId: string,
  folder: string,
  stopSignal: StopSignal,
  ms: number,
): Promise<ProcessIdentity | null> {
  const deadline = Date.now() + ms
  while (Date.now() < deadline) {
    for (const pid of storeProcesses(storeId)) {
      const process = identify(pid)
      if (
        process &&
        readFile(pid, 'cmdline') === 'bash\0/etc/storeyard/config/start.sh\0' &&
        hears(pid, stopSignal) &&
        existsSync(`/proc/${pid}/root${folder}`)
      )
        return process
    }
    await yieldToOthers()
  }
  return null
}

/** The first process of its namespace hears only what it catches; the mask of that is in its status, in hexadecimal. */
function hears(pid: number, stopSignal: StopSignal): boolean {
  const status = readFile(pid, 'status') ?? ''
  if (/^NSpid:.*\t(\d+)$/m.exec(status)?.[1] !== '1') return true
  const mask = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'
  return ((BigInt(`0x${mask}`) >> BigInt(constants.signals[stopSignal] - 1)) & 1n) === 1n
}

function readFile(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch (err) {
    if (['ENOENT', 'ESRCH'].includes(String((err as NodeJS.ErrnoException).code))) return null
    throw err
  }
}
