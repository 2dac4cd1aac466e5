import type { StoreStatus } from '@storeyard/core/domain/status'
import { waitFor } from '@storeyard/local-node/machine/wait'
import type { createApiClient } from '../apiClient.ts'

/** One request for all of them, once a second: the measured system has two cores, and a key has a rate limit. */
export const waitForStores = (
  api: ReturnType<typeof createApiClient>,
  ids: ReadonlySet<string>,
  status: StoreStatus,
): Promise<true> =>
  waitFor(
    `${ids.size} stores to be ${status}`,
    async () =>
      (await api.listAll()).filter((store) => ids.has(store.id) && store.status === status).length === ids.size,
    { deadlineMs: 300_000, everyMs: 1_000 },
  )
