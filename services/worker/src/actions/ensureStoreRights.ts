import { hasCode } from '@storeyard/core/kube/errors'
import { observeRelease } from '@storeyard/core/kube/release'
import { ensureRights } from '@storeyard/core/kube/rights'
import type { Next, Turn } from '../turn.ts'
import { until } from '../until.ts'

export async function ensureStoreRights({ deps, look }: Turn): Promise<Next> {
  const { namespace, helmRelease } = look.row
  await ensureRights(deps.kube, namespace, deps.identities)
  // They reach the API server's authorizer within some 25 ms, and the next look reads at once.
  await until(() => observeRelease(deps.kube, namespace, helmRelease), {
    retryOn: (err) => hasCode(err, 403),
    deadlineMs: 3_000,
    pauseMs: 20,
  })
  return 'again'
}
