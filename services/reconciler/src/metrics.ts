import type { Registry } from '@storeyard/core/observability/metrics'
import { Counter, Gauge } from 'prom-client'

export function createReconcilerMetrics(
  registry: Registry,
  { ages, isActive }: { ages: () => Record<string, number>; isActive: () => boolean },
) {
  const registers = [registry]
  return {
    active: new Gauge({
      name: 'storeyard_reconciler_active',
      help: '1 while this instance holds the lease',
      registers,
      collect() {
        this.set(isActive() ? 1 : 0)
      },
    }),
    found: new Counter({
      name: 'storeyard_reconciler_found_total',
      help: 'Stores handed to a worker, by cause; repairs stay flat on a healthy system',
      labelNames: ['cause', 'repair'],
      registers,
    }),
    sweeps: new Counter({
      name: 'storeyard_reconciler_sweeps_total',
      help: 'Comparisons of rows with the cluster that came to their end: of all, or of those not at rest',
      labelNames: ['rows'],
      registers,
    }),
    orphans: new Gauge({ name: 'storeyard_reconciler_orphans', help: 'Namespaces of ours without a row', registers }),
    tolerated: new Gauge({
      name: 'storeyard_reconciler_tolerated_fields',
      help: 'Fields that others added to objects of stores where they are left alone; the log names them',
      registers,
    }),
    watchAge: new Gauge({
      name: 'storeyard_reconciler_watch_age_seconds',
      help: 'Time since a watch last gave a sign of life, by kind',
      labelNames: ['kind'],
      registers,
      collect() {
        for (const [kind, ageMs] of Object.entries(ages())) this.set({ kind }, ageMs / 1_000)
      },
    }),
  }
}
export type ReconcilerMetrics = ReturnType<typeof createReconcilerMetrics>
