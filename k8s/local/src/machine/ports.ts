import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { hasCode } from './process.ts'

export interface Listener {
  address: string
  port: number
  inode: string
}
export interface Wanted {
  what: string
  address: string
  port: number
  /** The option that moves it elsewhere. */
  option: string
}

const listenState = '0A'

/** Addresses in /proc/net are hexadecimal words in the machine's byte order. */
function parseAddress(hex: string): string {
  const bytes = hex.match(/.{8}/g)?.map((word) => word.match(/../g)?.reverse() ?? []) ?? []
  if (bytes.length === 1) return (bytes[0] ?? []).map((byte) => Number.parseInt(byte, 16)).join('.')
  const groups = bytes.flat().join('').match(/.{4}/g) ?? []
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}

export function parseListeners(table: string): Listener[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === listenState)
    .map((fields) => {
      const [address = '', port = ''] = (fields[1] ?? '').split(':')
      return { address: parseAddress(address), port: Number.parseInt(port, 16), inode: fields[9] ?? '' }
    })
}

const anyAddresses = ['0.0.0.0', '0:0:0:0:0:0:0:0']

/** Whether a listener is in the way: on the same address, or one of the two on every address. */
export const collides = (listener: Listener, wanted: Pick<Wanted, 'address' | 'port'>): boolean =>
  listener.port === wanted.port &&
  (listener.address === wanted.address ||
    anyAddresses.includes(listener.address) ||
    anyAddresses.includes(wanted.address))

function readListeners(): Listener[] {
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => {
    try {
      return parseListeners(readFileSync(path, 'utf8'))
    } catch (err) {
      if (hasCode(err, 'ENOENT')) return [] // no IPv6 here
      throw err
    }
  })
}

/** The process that holds a socket, as far as this user may see it. */
function holder(inode: string): { pid: number; command: string } | null {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`)) {
        if (readlinkSync(`/proc/${pid}/fd/${fd}`) !== `socket:[${inode}]`) continue
        return {
          pid: Number(pid),
          command: basename(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0] ?? ''),
        }
      }
    } catch (err) {
      if (!hasCode(err, 'ENOENT', 'EACCES', 'ESRCH')) throw err // it ended, or it is somebody else's
    }
  }
  return null
}

export interface TakenPort extends Wanted {
  holder: { pid: number; command: string } | null
}

export function findTakenPorts(wanted: Wanted[], isOurs: (pid: number) => boolean = () => false): TakenPort[] {
  const listeners = readListeners()
  return wanted.flatMap((want) => {
    const listener = listeners.find((one) => collides(one, want))
    if (!listener) return []
    const process = holder(listener.inode)
    return process && isOurs(process.pid) ? [] : [{ ...want, holder: process }]
  })
}

export const describeTaken = ({ what, address, port, option, holder }: TakenPort): string =>
  `Port ${port} on ${address}, for ${what}, is taken by ${holder ? `${holder.command} (process ${holder.pid})` : 'another process'}: stop it, or choose another port with ${option}.`
