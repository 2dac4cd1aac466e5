import { ensureRights } from '@storeyard/core/kube/rights'
import type { Next, Turn } from '../turn.ts'

export async function ensureStoreRights({ deps, look }: Turn): Promise<Next> {
  await ensureRights(deps.kube, look.row.namespace, deps.identities)
  return 'again'
}
