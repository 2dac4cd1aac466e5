import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLogger } from '@storeyard/core/observability/logger'
import { createFrontPages } from '../src/frontPages.ts'
import { createVisit } from '../src/visit.ts'

let server: Server
let port: number
const asked: string[] = []
let answer = { status: 200, body: '<html>' }
beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(req.headers.host ?? '')
    res.writeHead(answer.status, { location: 'http://elsewhere.invalid/' }).end(answer.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())
const visit = () => createVisit({ scheme: 'http', port: 8080, ingress: { hostname: '127.0.0.1', port: `${port}` } })

test('a front page is asked for at the Ingress, by the name of its store', async () => {
  expect(await visit()('shop.example.test')).toEqual({ status: 200, body: '<html>' })
  expect(asked.at(-1)).toBe('shop.example.test:8080')
})

test('a redirect is an answer, and not followed', async () => {
  answer = { status: 302, body: '' }
  expect((await visit()('shop.example.test')).status).toBe(302)
})

test('a bad answer counts when it came twice, a good one at once', async () => {
  const verdicts: string[] = []
  const pages = createFrontPages({
    visit: visit(),
    everySeconds: 300,
    onVerdict: (id) => verdicts.push(id),
    logger: createLogger({ service: 'test', level: 'silent' }),
  })
  answer = { status: 503, body: 'Coming soon' }
  pages.watch('a', 'shop.example.test', true)
  await pages.round()
  expect([pages.faultOf('a'), verdicts]).toEqual([undefined, []])
  pages.watch('a', 'shop.example.test', true)
  await pages.round()
  expect(pages.faultOf('a')).toMatch(/answers 503/)
  answer = { status: 200, body: '<html>' }
  pages.watch('a', 'shop.example.test', true)
  await pages.round()
  expect([pages.faultOf('a'), verdicts]).toEqual([null, ['a', 'a']])
  const before = asked.length
  await pages.round()
  expect(asked).toHaveLength(before)
})

test('a page that nothing answers for is a fault of its own', async () => {
  const pages = createFrontPages({
    visit: createVisit({ scheme: 'http', port: 8080, ingress: { hostname: '127.0.0.1', port: '1' } }),
    everySeconds: 300,
    onVerdict: () => {},
    logger: createLogger({ service: 'test', level: 'silent' }),
  })
  for (let time = 0; time < 2; time++) {
    pages.watch('a', 'shop.example.test', true)
    await pages.round()
  }
  expect(pages.faultOf('a')).toMatch(/does not answer/)
})
