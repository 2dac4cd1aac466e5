import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plans } from '@storeyard/core/contract/choices'
import { buildSpec } from '@storeyard/core/domain/buildSpec'
import { parse } from 'yaml'

const store = {
  id: 'a1b2c3d4',
  title: 'T',
  adminEmail: 'a@example.com',
  locale: 'en_US',
  timezone: 'UTC',
  domain: 'a.b',
}
const sizes = ({ wordpress, mariadb, quota }: Record<string, ReturnType<typeof JSON.parse>>) => ({
  workers: wordpress.apache?.maxRequestWorkers,
  memoryLimit: wordpress.php?.memoryLimit,
  limits: [wordpress.resources?.limits, mariadb.resources?.limits],
  bufferPool: mariadb.settings?.['innodb-buffer-pool-size'],
  volumes: [wordpress.storage.size, mariadb.storage.size],
  quota,
})

test.each([
  'charts/store/values-local.yaml',
  'k8s/compose/store-values.yaml',
  'k8s/overlays/production/store-values.yaml',
])('under %s no two plans are alike in anything that matters', (file) => {
  const values = parse(readFileSync(join(import.meta.dirname, '../../..', file), 'utf8'))
  const platform = { address: { scheme: 'http' as const, port: 80 }, chartVersion: '1.0.0', values }
  const made = plans.map((plan) => sizes(buildSpec({ ...store, plan }, platform).values))
  for (const what of Object.keys(made[0] ?? {}) as (keyof ReturnType<typeof sizes>)[])
    expect(new Set(made.map((one) => JSON.stringify(one[what]))).size).toBe(plans.length)
})
