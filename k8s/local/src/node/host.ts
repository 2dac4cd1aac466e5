import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { removeIfEmpty } from '../machine/files.ts'
import { hasCode } from '../machine/process.ts'
import { run, tryRun } from '../machine/run.ts'
import { machineNames } from './settings.ts'

/** Kernel settings that the kubelet or we change; the machine gets its own back at the end. */
const sysctls = [
  'net/ipv4/ip_forward',
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
]
/** Folders with fixed names that the kubelet, containerd or a CNI plugin makes. */
export const fixedDirs = [
  '/var/lib/kubelet',
  '/var/lib/cni',
  '/var/log/containers',
  '/run/containerd',
  '/var/lib/containerd',
]

const sysctlFile = (name: string) => join('/proc/sys', name)

/** Those of them that no namespace has of its own. */
export const kernelWideSysctls = (): string[] =>
  sysctls
    .filter((name) => !name.startsWith('net/'))
    .map(sysctlFile)
    .filter((file) => existsSync(file))

export function observeHost(): { sysctlsBefore: Record<string, string>; createdDirs: string[] } {
  const known = sysctls.filter((name) => existsSync(sysctlFile(name)))
  return {
    sysctlsBefore: Object.fromEntries(known.map((name) => [name, readFileSync(sysctlFile(name), 'utf8').trim()])),
    createdDirs: fixedDirs.filter((dir) => !existsSync(dir)),
  }
}

export const allowForwarding = (): void => writeFileSync(sysctlFile('net/ipv4/ip_forward'), '1')

export function restoreSysctls(before: Record<string, string>): void {
  for (const [name, value] of Object.entries(before)) {
    if (readFileSync(sysctlFile(name), 'utf8').trim() !== value) writeFileSync(sysctlFile(name), value)
  }
}

/** Mount points below these folders, deepest first. */
export function parseMountsBelow(mountinfo: string, roots: string[]): string[] {
  const decode = (path: string) =>
    path.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
  return mountinfo
    .split('\n')
    .map((line) => decode(line.split(' ')[4] ?? ''))
    .filter((path) => roots.some((root) => path === root || path.startsWith(`${root}/`)))
    .reverse()
}

export async function unmountBelow(roots: string[]): Promise<void> {
  for (const path of parseMountsBelow(readFileSync('/proc/self/mountinfo', 'utf8'), roots)) {
    if ((await tryRun('umount', [path])).ok) continue
    // A straggler may still look inside; a lazy unmount hides it now and ends with the last one.
    await run('umount', ['--lazy', path])
  }
}

/** Shims listen in a folder that all of the machine's containerds share; only ours are named in our state. */
export function removeShimSockets(containerdState: string): void {
  for (const task of listDir(join(containerdState, 'io.containerd.runtime.v2.task/k8s.io'))) {
    const file = join(containerdState, 'io.containerd.runtime.v2.task/k8s.io', task, 'address')
    if (!existsSync(file)) continue
    const socket = readFileSync(file, 'utf8')
      .replace(/^unix:\/\//, '')
      .trim()
    if (socket.startsWith('/run/containerd/s/')) rmSync(socket, { force: true })
  }
}

const kubeletSocket = '/var/lib/kubelet/device-plugins/kubelet.sock'
const cniResults = '/var/lib/cni/results'

/** Its place is fixed, and a kubelet that starts removes what it finds there: two cannot be on one machine. */
export const isKubeletListening = (): boolean => readFileSync('/proc/net/unix', 'utf8').includes(` ${kubeletSocket}\n`)

/** Removes what is ours in folders with fixed names, and the folders themselves if they came with us. */
export function removeTraces(podLogs: string, createdDirs: string[]): void {
  for (const link of listDir('/var/log/containers')) {
    const path = join('/var/log/containers', link)
    if (linkTarget(path)?.startsWith(`${podLogs}/`)) rmSync(path)
  }
  for (const result of ourCniResults(listDir(cniResults))) rmSync(join(cniResults, result))
  if (!isKubeletListening()) rmSync(kubeletSocket, { force: true })
  for (const dir of createdDirs.filter((one) => fixedDirs.includes(one))) removeEmptied(dir)
}

const CniResultSchema = z.object({
  result: z.object({ interfaces: z.array(z.object({ name: z.string(), sandbox: z.string().optional() })) }),
})

/** The machine's ends of our pods' links, as the CNI plugin has noted them. */
export const podLinks = (): string[] =>
  listDir(cniResults)
    .filter((file) => file.startsWith(`${machineNames.cniNetwork}-`))
    .flatMap((file) => hostInterfaces(readFileSync(join(cniResults, file), 'utf8')))

/** Interfaces without a sandbox are the machine's own. A note that was cut off names none. */
export function hostInterfaces(note: string): string[] {
  try {
    const { result } = CniResultSchema.parse(JSON.parse(note))
    return result.interfaces.filter(({ sandbox }) => !sandbox).map(({ name }) => name)
  } catch {
    return []
  }
}

/** Each pod has a file named by our network, and one of the loopback interface that names only the pod. */
export function ourCniResults(files: string[]): string[] {
  const pods = files.flatMap((file) => file.match(new RegExp(`^${machineNames.cniNetwork}-([0-9a-f]+)-`))?.[1] ?? [])
  return files.filter((file) => pods.some((pod) => file.includes(`-${pod}-`)))
}

/** Our parts leave sockets, checkpoints and empty folders there; anything else is somebody's and stays. */
function removeEmptied(dir: string): void {
  for (const entry of readEntries(dir)) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) removeEmptied(path)
    else if (entry.isSocket() || /_state$|\.lock$|^lock$/.test(entry.name)) rmSync(path)
  }
  removeIfEmpty(dir)
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch (err) {
    if (hasCode(err, 'EINVAL', 'ENOENT')) return null
    throw err
  }
}

const readEntries = (dir: string) => (existsSync(dir) ? readdirSync(dir, { withFileTypes: true }) : [])
const listDir = (dir: string): string[] => readEntries(dir).map((entry) => entry.name)
