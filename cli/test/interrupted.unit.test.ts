import type { RequestListener } from 'node:http'
import { until } from '../../services/core/test/harness/server.ts'
import { startCli } from './support/runCli.ts'
import { sendProblem, startStandIn } from './support/standIn.ts'

test.each<[string, RequestListener, string]>([
  ['while its answer is awaited', () => {}, ''],
  [
    'before it is sent again',
    (_req, res) => sendProblem(res, 503, 'UNAVAILABLE', { 'retry-after': '20' }),
    'Asking again',
  ],
])('ctrl-C after a change went out, %s, says that it may have been taken', async (_, listener, noted) => {
  let isAsked = false
  const env = await startStandIn((req, res) => {
    isAsked = true
    listener(req, res)
  })
  const running = startCli('store create shop'.split(' '), { env })
  await until('the change is asked for', async () => isAsked && running.stderr().includes(noted))
  running.interrupt()
  expect(await running.ended).toBe(130)
  expect(running.stderr()).toMatch(/^Interrupted\. The change may have been taken\.\nTo look: storeyard store list$/m)
})
