import type { RequestListener, ServerResponse } from 'node:http'
import { until } from '../../services/core/test/harness/server.ts'
import { runCli, startCli } from './support/runCli.ts'
import { aStore, sendJson, sendProblem, startStandIn } from './support/standIn.ts'

/** Finds the store by its name, and answers each look at it with the next of these; the last one goes on. */
const withLooks = (...looks: ((res: ServerResponse) => void)[]): RequestListener => {
  let at = 0
  return (req, res) => {
    if (req.url?.startsWith('/api/v1/stores?')) return sendJson(res, 200, { items: [aStore()], next_cursor: null })
    looks[Math.min(at++, looks.length - 1)]?.(res)
  }
}
const away = (seconds: string) => (res: ServerResponse) =>
  sendProblem(res, 503, 'UNAVAILABLE', { 'retry-after': seconds })

test.each<[string, (res: ServerResponse) => void]>([
  ['asks to wait for longer', away('40')],
  ['does not answer', () => {}],
])(
  '--timeout ends the wait for an API that %s',
  async (_, look) => {
    const env = await startStandIn(withLooks(look))
    const { exitCode, stderr } = await runCli('store wait shop --timeout 2s'.split(' '), { env })
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 7, stderr: expect.stringContaining('not Ready after 2s') })
  },
  10_000,
)

test('trouble is told once, and the state again when it can be seen again', async () => {
  const troubles = [away('0'), away('0'), away('0')]
  const pending = (res: ServerResponse) => sendJson(res, 200, aStore())
  const ready = (res: ServerResponse) => sendJson(res, 200, aStore({ status: 'Ready' }))
  const env = await startStandIn(withLooks(...troubles, pending, ready))
  const { exitCode, stderr } = await runCli('store wait shop'.split(' '), { env })
  expect({ exitCode, lines: stderr.trim().split('\n') }).toEqual({
    exitCode: 0,
    lines: ['shop: Pending', 'shop: It is UNAVAILABLE.', 'shop: Pending', 'shop: Ready'],
  })
})

test('a reader of standard error that goes away does not end the wait', async () => {
  let hasLeft = false
  const steps = (['Provisioning', 'Degraded', 'Ready'] as const).map((status) => aStore({ status }))
  const look = (res: ServerResponse) => sendJson(res, 200, hasLeft ? (steps.shift() ?? {}) : aStore())
  const running = startCli('store wait shop --json'.split(' '), { env: await startStandIn(withLooks(look)) })
  await until('the first step', async () => running.stderr().includes('Pending'))
  running.leaveStderr()
  hasLeft = true
  expect(await running.ended).toBe(0)
  expect(JSON.parse(running.stdout())).toMatchObject({ status: 'Ready' })
})
