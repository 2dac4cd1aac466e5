import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KubeConfig } from '@kubernetes/client-node'
import { createKube } from '../../src/kube/client.ts'
import { listRaw } from '../../src/kube/list.ts'

test('requests share their connections, typed and raw, and all go through the gate', async () => {
  let connections = 0
  const server = createServer((_req, res) => {
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[],"metadata":{}}')
  })
  server.on('connection', () => connections++)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const config = new KubeConfig()
  const { port } = server.address() as AddressInfo
  config.loadFromClusterAndUser(
    { name: 'test', server: `http://127.0.0.1:${port}`, skipTLSVerify: true },
    { name: 'nobody' },
  )
  let passed = 0
  const kube = createKube(config, (send) => {
    passed++
    return send()
  })
  for (let i = 0; i < 5; i++) {
    await kube.core.listNamespace()
    await listRaw(kube, '/api/v1/namespaces', {})
  }
  expect(passed).toBe(10)
  // The next request may come before the last one's connection is free.
  expect(connections).toBeLessThanOrEqual(2)
  server.closeAllConnections()
  server.close()
})
