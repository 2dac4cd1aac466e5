import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { KubeConfig } from '@kubernetes/client-node'
import { createKube } from '../../src/kube/client.ts'
import { openRaw } from '../../src/kube/openRaw.ts'

/** The api's deadline of a whole call (services/api/src/http/mountEndpoints.ts). */
const callMsMax = 10_000

const closed = Promise.withResolvers<void>()
const server = createServer((socket) => socket.resume().on('close', () => closed.resolve()))
afterAll(() => server.close())

test('a server that takes a connection and says nothing is given up while the caller still waits', async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const config = new KubeConfig()
  const { port } = server.address() as AddressInfo
  config.loadFromClusterAndUser(
    { name: 'mute', server: `http://127.0.0.1:${port}`, skipTLSVerify: true },
    { name: 'nobody' },
  )
  const startedAt = performance.now()
  await expect(openRaw(createKube(config), '/log')).rejects.toMatchObject({ code: 503 })
  expect(performance.now() - startedAt).toBeLessThan(callMsMax)
  await closed.promise
}, 20_000)
