import { run, tryRun } from '../machine/run.ts'
import type { Settings } from './settings.ts'

const ctr = ({ paths }: Settings, ...args: string[]): string[] => [
  '--address',
  paths.containerdSocket,
  '--namespace',
  'k8s.io',
  ...args,
]

/** Imports an OCI or Docker archive under the names that it carries. */
export async function importImage(settings: Settings, archive: string): Promise<void> {
  await run('ctr', ctr(settings, 'images', 'import', archive), { timeoutMs: 300_000 })
}

/** Whether an image is on the node under this fully qualified name. */
export async function hasImage(settings: Settings, name: string): Promise<boolean> {
  const { stdout } = await tryRun('ctr', ctr(settings, 'images', 'list', '--quiet', `name==${name}`))
  return stdout.split('\n').includes(name)
}

export const containerdAnswers = async (settings: Settings): Promise<boolean> =>
  (await tryRun('ctr', ctr(settings, 'version'))).ok
