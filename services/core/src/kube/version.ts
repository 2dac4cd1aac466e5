import type { Kube } from './client.ts'
import { readRaw, wholeObjects } from './read.ts'

/** The API server's version, which every identity may read. */
export async function readVersion(kube: Kube): Promise<string> {
  const { gitVersion } = await readRaw<{ gitVersion: string }>(kube, '/version', wholeObjects)
  return gitVersion
}
