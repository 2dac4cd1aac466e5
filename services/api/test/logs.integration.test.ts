import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expectProblem } from './support/problem.ts'
import { createRows } from './support/rows.ts'
import { startTestApi } from './support/testApi.ts'
import { makeTestFolder } from './support/testFolder.ts'

/** An api on a cluster that answers as is said. */
async function startOn(answer: RequestListener) {
  const cluster = createServer(answer)
  await once(cluster.listen(0, '127.0.0.1'), 'listening')
  closing.push(() => cluster.close())
  const server = `http://127.0.0.1:${(cluster.address() as AddressInfo).port}`
  const config = {
    clusters: [{ name: 'played', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'played', user: {} }],
    contexts: [{ name: 'played', context: { cluster: 'played', user: 'played' } }],
    'current-context': 'played',
  }
  const KUBECONFIG = join(await makeTestFolder(), 'kubeconfig')
  await writeFile(KUBECONFIG, JSON.stringify(config))
  return startTestApi({ env: { KUBECONFIG } })
}
const closing: (() => unknown)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

test('a store without a container has no log to show yet, which is not to say that there is no such store', async () => {
  // What any cluster says of a namespace that was never made.
  const api = await startOn((_req, res) => {
    res.writeHead(404, { 'content-type': 'application/json' }).end('{"kind":"Status","code":404}')
  })
  const { id } = await createRows(() => api).create('young')
  for (const follow of ['', '&follow=true'])
    expectProblem(await api.admin.get(`/stores/${id}/logs?component=wordpress${follow}`), 'LOGS_UNAVAILABLE')
  expectProblem(await api.admin.get('/stores/00000000/logs?component=wordpress'), 'NOT_FOUND')
})

test('of a log that is too large the end is kept, in whole lines', async () => {
  const pod = { metadata: { name: 'wordpress-0' }, spec: { containers: [{ name: 'wordpress' }] } }
  const lines = Array.from({ length: 2_000 }, (_, n) => `line ${n} ${'x'.repeat(990)}`)
  const api = await startOn((req, res) =>
    new URL(req.url ?? '', 'http://played').pathname.endsWith('/log')
      ? res.end(lines.join('\n'))
      : res.setHeader('content-type', 'application/json').end(JSON.stringify({ kind: 'PodList', items: [pod] })),
  )
  const { id } = await createRows(() => api).create('talkative')
  const headers = { authorization: `Bearer ${api.keys.admin}` }
  const answer = await fetch(`${api.url}/api/v1/stores/${id}/logs?component=wordpress&tail=2000`, { headers })
  const shown = (await answer.text()).trimEnd().split('\n')
  expect(shown.length).toBeGreaterThan(900)
  expect(shown.length).toBeLessThan(1_010)
  expect(shown).toEqual(lines.slice(-shown.length))
})
