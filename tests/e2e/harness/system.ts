import { join } from 'node:path'
import { createKube, loadKubeConfig } from '@storeyard/core/kube/client'
import type { Progress } from '@storeyard/local-node/machine/progress'
import { run } from '@storeyard/local-node/machine/run'
import { prepareTools } from '@storeyard/local-node/prepare/prepare'
import { loadSettings } from '../../../scripts/lib/settings.ts'
import { createApi } from './api.ts'

const silent: Progress = { step: (_title, work) => work() }

export type System = Awaited<ReturnType<typeof openSystem>>

/** The system that `up` started with the same environment, as its operator sees it. */
export async function openSystem() {
  const settings = loadSettings(process.env)
  const cluster = settings.cluster ?? { kubeconfig: join(settings.stateDir, 'kubeconfig'), context: undefined }
  const tools = await prepareTools(settings.cacheDir, silent)
  const where = ['--kubeconfig', cluster.kubeconfig]
  return {
    settings,
    api: createApi(settings),
    kube: createKube(loadKubeConfig(cluster)),
    helmProgram: tools.helm,
    helm: (...args: string[]) =>
      run(tools.helm, [...where, ...(cluster.context ? ['--kube-context', cluster.context] : []), ...args]),
    kubectl: (...args: string[]) =>
      run(tools.kubectl, [...where, ...(cluster.context ? ['--context', cluster.context] : []), ...args]),
  }
}

/** A line for whoever reads the run: a measured time is shown, not asserted, as it says as much of the machine. */
export const report = (line: string) => process.stderr.write(`    ${line}\n`)

export const secondsSince = (beganMs: number) => ((performance.now() - beganMs) / 1_000).toFixed(1)
