import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KubeConfig } from '@kubernetes/client-node'
import type { Context } from './context.ts'

type Identities = Context['identities']

/** The services' own identities, led to a proxy instead of the API server. */
export function leadThrough(identities: Identities, server: string, folder: string): Identities {
  const lead = (name: keyof Identities) => {
    const file = join(folder, `${name}.kubeconfig`)
    const led = JSON.parse(readFileSync(identities[name], 'utf8')) as { clusters: { cluster: { server: string } }[] }
    for (const { cluster } of led.clusters) cluster.server = server
    writeFileSync(file, JSON.stringify(led), { mode: 0o600 })
    return file
  }
  return { api: lead('api'), worker: lead('worker'), reconciler: lead('reconciler') }
}

export function tokenOf(kubeconfig: string): string {
  const config = new KubeConfig()
  config.loadFromFile(kubeconfig)
  return config.getCurrentUser()?.token ?? ''
}
