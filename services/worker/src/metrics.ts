import type { Registry } from '@storeyard/core/observability/metrics'
import { Counter, Gauge, Histogram } from 'prom-client'

export function createWorkerMetrics(registry: Registry, limit: () => number) {
  const registers = [registry]
  return {
    actions: new Counter({
      name: 'storeyard_worker_actions_total',
      help: 'Actions taken on stores, by action and result',
      labelNames: ['action', 'result'],
      registers,
    }),
    helmSeconds: new Histogram({
      name: 'storeyard_worker_helm_seconds',
      help: 'Wall time of helm runs, by command and result',
      labelNames: ['command', 'result'],
      buckets: [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 15, 30, 60],
      registers,
    }),
    helmRunning: new Gauge({ name: 'storeyard_worker_helm_running', help: 'Helm processes that run now', registers }),
    limit: new Gauge({
      name: 'storeyard_worker_concurrency_limit',
      help: 'Helm processes that may run at once; it falls while the cluster refuses, fails or slows down',
      registers,
      collect() {
        this.set(limit())
      },
    }),
  }
}
export type WorkerMetrics = ReturnType<typeof createWorkerMetrics>
