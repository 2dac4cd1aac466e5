import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { orAbsent } from '@storeyard/core/kube/errors'
import { readContext } from './harness/context.ts'
import { untilTrue } from './harness/hands.ts'
import { testRows } from './harness/rows.ts'

const context = readContext()
const chart = join(context.dir, `unsafe-chart-${process.pid}`)
cpSync(join(context.root, 'charts/store'), chart, { recursive: true })
const helpers = join(chart, 'templates/_helpers.tpl')
writeFileSync(
  helpers,
  readFileSync(helpers, 'utf8').replace('allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: true'),
)

testRows('policy', { workers: 1, chart }, [
  {
    name: 'pod-security',
    injection: "the chart's pods violate Pod Security",
    expected: 'Failed with PolicyDenied long before the deadline, nothing left',
    boundSeconds: 25,
    guard: 'a Pod Security denial is for good',
    run: async ({ system, stores }) => {
      const store = await stores.create('unsafe')
      const failed = await stores.failed(store, 'PolicyDenied', 20)
      await untilTrue(
        'its namespace is gone',
        async () => {
          return (await orAbsent(system.admin.core.readNamespace({ name: store.namespace }))) === null
        },
        20,
      )
      return `Failed: ${failed.message?.slice(0, 120)}`
    },
  },
])
