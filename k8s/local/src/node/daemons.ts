import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DaemonSpec } from '../machine/daemon.ts'
import type { Toolkit } from '../prepare/prepare.ts'
import type { Settings } from './settings.ts'

/** In the order in which they start; the reverse is the order in which they stop. */
export const daemonNames = [
  'containerd',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'coredns',
  'provisioner',
  'contour',
  'envoy',
] as const
export type DaemonName = (typeof daemonNames)[number]

export type DaemonSpecs = Record<DaemonName, DaemonSpec>

/** What the descriptions of the daemons are made with. */
export interface Builder {
  settings: Settings
  tools: Toolkit
  daemon(name: DaemonName, command: string, args: string[], more?: Partial<DaemonSpec>): DaemonSpec
  /** One of the components in the node's own binary. */
  component(name: DaemonName, flags: Record<string, string | number | boolean>, inputs?: string[]): DaemonSpec
}

export function createBuilder(settings: Settings, tools: Toolkit, cgroups: string[]): Builder {
  const { paths } = settings
  const daemon: Builder['daemon'] = (name, command, args, more = {}) => ({
    name,
    command,
    args,
    cgroups,
    pidDir: paths.runDir,
    logFile: join(paths.logs, `${name}.log`),
    cwd: paths.dir,
    env: { HOME: paths.dir },
    ...more,
  })
  const flagsOf = (flags: Record<string, string | number | boolean>) =>
    Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)
  return {
    settings,
    tools,
    daemon,
    component: (name, flags, inputs = []) => daemon(name, tools.node, [name, ...flagsOf(flags)], { inputs }),
  }
}

/** A daemon reads these once, at its start: with other contents it has to start anew. */
export const contents = (...files: string[]): string[] => files.map((file) => readFileSync(file, 'utf8'))
