import { collectDefaultMetrics, Registry } from 'prom-client'

export type { Registry }

/** A registry of this process's own: two services in one test process never meet in it. */
export function createRegistry(service: string): Registry {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  return registry
}
