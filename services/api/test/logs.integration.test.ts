import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { startTestApi } from './support/testApi.ts'
import { makeTestFolder } from './support/testFolder.ts'

/** What any cluster says of a namespace that was never made. */
const nothing = createServer((_req, res) => {
  res.writeHead(404, { 'content-type': 'application/json' }).end('{"kind":"Status","code":404}')
})
afterAll(() => nothing.close())

test('a store without a container has no log to show yet, which is not to say that there is no such store', async () => {
  await once(nothing.listen(0, '127.0.0.1'), 'listening')
  const KUBECONFIG = join(await makeTestFolder(), 'kubeconfig')
  const cluster = {
    server: `http://127.0.0.1:${(nothing.address() as AddressInfo).port}`,
    'insecure-skip-tls-verify': true,
  }
  const config = {
    clusters: [{ name: 'none', cluster }],
    users: [{ name: 'none', user: {} }],
    contexts: [{ name: 'none', context: { cluster: 'none', user: 'none' } }],
    'current-context': 'none',
  }
  await writeFile(KUBECONFIG, JSON.stringify(config))
  const api = await startTestApi({ env: { KUBECONFIG } })
  const { id } = await createRows(() => api).create('young')
  for (const follow of ['', '&follow=true'])
    expectProblem(await api.admin.get(`/stores/${id}/logs?component=wordpress${follow}`), 'LOGS_UNAVAILABLE')
  expectProblem(await api.admin.get('/stores/00000000/logs?component=wordpress'), 'NOT_FOUND')
})
