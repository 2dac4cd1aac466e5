import type { Store } from '@storeyard/core/contract/stores'
import { changeStore, type StorePatch } from '@storeyard/core/db/changeStore'
import { storeEvents, storeSpecs, stores } from '@storeyard/core/db/schema'
import type { Reason } from '@storeyard/core/domain/status'
import { and, asc, eq } from 'drizzle-orm'
import type { TestApi } from './testApi.ts'

/** Stores by the api, and what worker and reconciler would write of them, by their own way to the row. */
export const createRows = (api: () => TestApi) => {
  const writeAs = async (actor: string, id: string, set: StorePatch) => {
    if (!(await changeStore(api().db, actor, id, () => ({ set })))) throw new Error(`no row ${id}`)
  }
  return {
    create: async (store_name: string, more = {}): Promise<Store> => {
      const answer = await api().admin.post('/stores', { store_name, ...more })
      expect(answer.status).toBe(202)
      return answer.body
    },
    read: async (id: string) => {
      const [row] = await api().db.select().from(stores).where(eq(stores.id, id))
      if (!row) throw new Error(`no row ${id}`)
      return row
    },
    spec: async (id: string, generation: number) => {
      const of = and(eq(storeSpecs.storeId, id), eq(storeSpecs.generation, generation))
      const [found] = await api().db.select().from(storeSpecs).where(of)
      if (!found) throw new Error(`no spec ${generation} of ${id}`)
      return found.spec
    },
    events: (id: string) =>
      api().db.select().from(storeEvents).where(eq(storeEvents.storeId, id)).orderBy(asc(storeEvents.id)),
    becomeReady: (id: string, generation: number) =>
      writeAs('reconciler', id, {
        attemptGeneration: generation,
        sealedAt: new Date(),
        workloadsGeneration: generation,
        readyGeneration: generation,
      }),
    note: (id: string, generation: number, attemptReason: Reason) =>
      writeAs('worker', id, { attemptGeneration: generation, attemptReason, attemptMessage: 'Why.' }),
    fail: async (id: string, generation: number) => {
      const set = { attemptGeneration: generation, failedGeneration: generation, attemptReason: 'RolledBack' as const }
      const events = [{ type: 'GenerationFailed', message: 'Why.', data: { generation } }]
      await changeStore(api().db, 'worker', id, () => ({ set, events }))
    },
    /** As the worker leaves a row when a store is gone. */
    becomeDeleted: (id: string) => writeAs('worker', id, { nameReleasedAt: new Date(), deletedAt: new Date() }),
  }
}
