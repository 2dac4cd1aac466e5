import type { Reason } from '@storeyard/core/domain/status'
import { classifyHelmOutput } from '@storeyard/core/helm/errors'
import type { ClusterErrorClass } from '@storeyard/core/kube/errorClass'
import { classifyKubeError } from '@storeyard/core/kube/errors'

/** Helm ended without doing what it was asked; the message holds its last words. */
export class HelmError extends Error {
  override name = 'HelmError'
}

/** Why an attempt failed, for people. */
export interface Trouble {
  reason: Reason
  message: string
}

const reasons: Partial<Record<ClusterErrorClass, Reason>> = {
  unreachable: 'ClusterUnreachable',
  throttled: 'Throttled',
  serverTrouble: 'ClusterUnreachable',
  refused: 'Refused',
  policyDenied: 'PolicyDenied',
  quotaExceeded: 'QuotaExceeded',
}

export function determineTrouble(err: unknown): Trouble {
  if (!(err instanceof HelmError)) {
    const { class: errorClass, message } = classifyKubeError(err)
    return { reason: reasons[errorClass] ?? 'Unexpected', message }
  }
  const { class: errorClass, message } = classifyHelmOutput(err.message)
  // The one refusal that no time mends: the values have to change.
  if (/specifications of the schema/.test(err.message)) return { reason: 'ChartRefused', message }
  // Slow or hanging: the API server answered the look that went before.
  if (/did not end within/.test(err.message)) return { reason: 'HelmFailed', message }
  return { reason: reasons[errorClass] ?? 'HelmFailed', message }
}
