import { z } from 'zod'
import { components } from './choices.ts'

const Component = z.enum(components).nullable()

/** What a store takes of the cluster; processors in cores, memory and volumes in bytes. */
export const StoreUsage = z
  .object({
    /** By Kubernetes' names of resources, such as `requests.cpu`. */
    quota: z.array(z.object({ resource: z.string(), used: z.number(), hard: z.number() })),
    volumes: z.array(
      z.object({
        name: z.string(),
        component: Component,
        requested: z.number(),
        /** Null until there is a volume. */
        capacity: z.number().nullable(),
        storage_class: z.string().nullable(),
        /** Null where nobody knows. */
        expandable: z.boolean().nullable(),
      }),
    ),
    pods: z.array(
      z.object({
        name: z.string(),
        component: Component,
        phase: z.string(),
        ready: z.boolean(),
        restarts: z.int(),
        cpu_request: z.number(),
        memory_request: z.number(),
        /** Null where a container has none. */
        cpu_limit: z.number().nullable(),
        memory_limit: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'StoreUsage' })
export type StoreUsage = z.infer<typeof StoreUsage>

/** The objects in a store's namespace. */
export const StoreObjects = z
  .object({
    items: z.array(
      z.object({
        kind: z.string(),
        name: z.string(),
        /** Null for kinds that are not ready or unready. */
        ready: z.boolean().nullable(),
        /** Why it is not ready, in the cluster's own words where it has some. */
        message: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'StoreObjects' })
export type StoreObjects = z.infer<typeof StoreObjects>
