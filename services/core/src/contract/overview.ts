import { z } from 'zod'
import { storeStatuses } from '../domain/status.ts'

export const partNames = ['api', 'postgres', 'redis', 'kubernetes', 'workers', 'reconciler'] as const
export type PartName = (typeof partNames)[number]

/** GET /api/v1/overview: all stores by their status, the queue, and whether each part of Storeyard is well. */
export const Overview = z
  .object({
    /** Those of no store are left out, and so are tombstones. */
    stores: z.partialRecord(z.enum(storeStatuses), z.int()),
    total: z.int(),
    /** Null while Redis does not answer. */
    queue: z.object({ waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() }).nullable(),
    parts: z.array(z.object({ name: z.enum(partNames), healthy: z.boolean(), message: z.string() })),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof Overview>
