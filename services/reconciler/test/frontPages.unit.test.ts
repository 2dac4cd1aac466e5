import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLogger } from '@storeyard/core/observability/logger'
import { createFrontPages } from '../src/frontPages.ts'
import { createVisit } from '../src/visit.ts'

let server: Server
let port: number
const asked: string[] = []
const page = '<html><body>Shop</body></html>'
let answer = { status: 200, body: page }
beforeAll(async () => {
  server = createServer((req, res) => {
    asked.push(req.headers.host ?? '')
    res
      .writeHead(answer.status, { location: 'http://elsewhere.invalid/', 'content-type': 'text/html; charset=UTF-8' })
      .end(answer.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())
const visit = () => createVisit({ scheme: 'http', port: 8080, ingress: { hostname: '127.0.0.1', port: `${port}` } })

test('a front page is asked for at the Ingress, by the name of its store', async () => {
  expect(await visit()('shop.example.test')).toEqual({ status: 200, isHtml: true, body: page, end: page })
  expect(asked.at(-1)).toBe('shop.example.test:8080')
})

test('of a page its beginning and its end are kept, and one without an end is left', async () => {
  answer = { status: 200, body: `<html>${'x'.repeat(300_000)}</html>` }
  const { body, end } = await visit()('shop.example.test')
  expect([body.startsWith('<html>'), body.length < 200_000, end?.endsWith('</html>'), end?.length]).toEqual([
    true,
    true,
    true,
    64 * 1024,
  ])
  answer = { status: 200, body: 'x'.repeat(5_000_000) }
  expect(await visit()('shop.example.test')).toMatchObject({ status: 200, end: null })
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
  answer = { status: 200, body: page }
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
