import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../../core/test/harness/server.ts'
import { makeTestFolder } from './testFolder.ts'

/** A kubeconfig of a cluster that refuses every connection. */
export async function unreachableCluster(): Promise<string> {
  const file = join(await makeTestFolder(), 'kubeconfig')
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'none', cluster: { server: `https://127.0.0.1:${await freePort()}` } }],
    users: [{ name: 'none', user: {} }],
    contexts: [{ name: 'none', context: { cluster: 'none', user: 'none' } }],
    'current-context': 'none',
  }
  await writeFile(file, JSON.stringify(config))
  return file
}
