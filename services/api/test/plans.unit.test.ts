import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plans } from '@storeyard/core/contract/choices'
import { buildSpec } from '@storeyard/core/domain/buildSpec'
import { planValues } from '@storeyard/core/domain/plans'
import { mergeValues } from '@storeyard/core/domain/spec'
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

const root = join(import.meta.dirname, '../../..')
/** As a person reads it: 0.1 for 100m, 1.25 GiB for 1280Mi, 64 MB for 64M. */
const shown = (quantity: string) => {
  const [, digits, unit = ''] = /^(\d+)(\D*)$/.exec(quantity) ?? []
  const number = Number(digits)
  if (unit === 'm') return `${number / 1000}`
  if (unit === 'Mi' && number >= 1024) return `${number / 1024} GiB`
  return unit === '' ? `${number}` : `${number} ${unit}B`
}

test('the documented table is what the plans are', () => {
  const chart = parse(readFileSync(join(root, 'charts/store/values.yaml'), 'utf8'))
  const columns = plans.map((plan) => {
    const planned = mergeValues(chart, planValues[plan])
    const { wordpress, mariadb, quota } = planned as Record<string, ReturnType<typeof JSON.parse>>
    const asked = ({ resources: { requests } }: typeof wordpress) => `${shown(requests.cpu)}, ${shown(requests.memory)}`
    expect(mariadb.storage.size).toBe(wordpress.storage.size)
    return [
      `${shown(wordpress.storage.size)} each`,
      `${wordpress.apache.maxRequestWorkers}, ${shown(wordpress.php.memoryLimit)}`,
      shown(mariadb.settings['innodb-buffer-pool-size']),
      asked(wordpress),
      asked(mariadb),
      [wordpress, mariadb].map(({ resources }) => shown(resources.limits.memory)).join(', '),
      [quota.requestsCpu, quota.requestsMemory, quota.limitsMemory, quota.storage].map(shown).join(', '),
    ]
  })
  const [head, , ...rows] =
    readFileSync(join(root, 'docs/api.md'), 'utf8')
      .split('## Plans')[1]
      ?.split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split('|')
          .slice(2, -1)
          .map((cell) => cell.trim().replaceAll('`', '')),
      ) ?? []
  expect(head).toEqual([...plans])
  expect(rows.slice(0, 7)).toEqual(columns[0]?.map((_, row) => columns.map((column) => column[row])))
})
