import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@storeyard/core/contract/problems'
import { pino } from 'pino'
import { parseConfig } from '../server/config.ts'
import { createApp } from '../server/createApp.ts'

const opened: Server[] = []
let distDir: string

beforeAll(async () => {
  distDir = await mkdtemp(join(tmpdir(), 'storeyard-dist-'))
  await mkdir(join(distDir, 'assets'))
  await writeFile(join(distDir, 'index.html'), '<style nonce="__CSP_NONCE__"></style>')
  await writeFile(join(distDir, 'assets/app-1a2b.js'), 'export {}')
  await writeFile(join(distDir, 'favicon.svg'), '<svg/>')
})
afterEach(async () => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})
afterAll(() => rm(distDir, { recursive: true }))

const listen = async (handler: RequestListener): Promise<string> => {
  const server = createServer(handler)
  opened.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const logger = pino({ level: 'silent' })
const serve = (apiUrl: string) => listen(createApp({ API_URL: apiUrl, DIST_DIR: distDir }, logger))
// A port that nobody listens on: of all, only this one is never given out.
const nobody = 'http://127.0.0.1:1'

test('every path of the client is the page, with a nonce of its own and no inline script allowed', async () => {
  const url = await serve(nobody)
  const nonces = new Set<string>()
  for (const path of ['/', '/stores', '/stores/a1b2c3d4']) {
    const response = await fetch(url + path, { headers: { accept: 'text/html' } })
    const policy = response.headers.get('content-security-policy') ?? ''
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    nonces.add(nonce)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(`<style nonce="${nonce}"></style>`)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("frame-ancestors 'none'")
  }
  expect(nonces.size).toBe(3)
})

test('files of a build are kept for good, others are asked for again, and a missing one is no page', async () => {
  const url = await serve(nobody)
  const asset = await fetch(`${url}/assets/app-1a2b.js`)
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  const icon = await fetch(`${url}/favicon.svg`)
  expect(icon.headers.get('cache-control')).toBe('public, max-age=3600')
  for (const path of ['/assets/app-old.js', '/robots.txt', '/..%2fpackage.json']) {
    const missing = await fetch(url + path, { headers: { accept: 'text/html' } })
    expect(missing.status).toBeGreaterThanOrEqual(400)
    expect(await missing.text()).not.toContain('nonce')
  }
})

test('a request to the api arrives as it was sent, and its answer keeps its own headers', async () => {
  const api = await listen((req, res) => {
    res.setHeader('content-security-policy', "default-src 'none'")
    res.setHeader('set-cookie', '__Host-s=1; Path=/; Secure; HttpOnly')
    res.end(JSON.stringify({ url: req.url, origin: req.headers.origin, via: req.headers['x-forwarded-for'] }))
  })
  const url = await serve(api)
  const response = await fetch(`${url}/api/v1/stores?limit=1`, { headers: { origin: 'http://here.example' } })
  expect(await response.json()).toEqual({
    url: '/api/v1/stores?limit=1',
    origin: 'http://here.example',
    via: '127.0.0.1',
  })
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'")
  expect(response.headers.getSetCookie()).toHaveLength(1)
  expect((await (await fetch(`${url}/queues/static/x.js`)).json()) as object).toMatchObject({
    url: '/queues/static/x.js',
  })
  expect((await fetch(`${url}/apis`, { headers: { accept: 'text/html' } })).headers.get('content-type')).toMatch('html')
})

test('an event stream is not held back, and ends at the api when its reader goes', async () => {
  const write = Promise.withResolvers<(text: string) => void>()
  const closed = Promise.withResolvers<void>()
  const api = await listen((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    res.flushHeaders()
    res.once('close', closed.resolve)
    write.resolve((text) => void res.write(text))
  })
  const url = await serve(api)
  const gone = new AbortController()
  const response = await fetch(`${url}/api/v1/events`, { signal: gone.signal, headers: { 'accept-encoding': 'gzip' } })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.getReader()
  const send = await write.promise
  for (const text of ['id: 1\n\n', 'id: 2\n\n']) {
    send(text)
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toBe(text)
  }
  gone.abort()
  await closed.promise
})

test('while the api is away its paths answer 503 as a problem document', async () => {
  const response = await fetch(`${await serve(nobody)}/api/v1/stores`)
  expect(response.status).toBe(503)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = Problem.parse(await response.json())
  expect(problem).toMatchObject({ code: 'UNAVAILABLE', status: 503, type: 'urn:storeyard:problem:UNAVAILABLE' })
  expect(problem.request_id).toMatch(/^[\w-]{36}$/)
  expect(response.headers.get('x-request-id')).toBe(problem.request_id)
})

test('every problem of the environment is told at once', () => {
  expect(parseConfig({})).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, API_URL: 'http://127.0.0.1:8000' })
  expect(() => parseConfig({ PORT: '70000', API_URL: 'ftp://x' })).toThrow(/PORT[\s\S]*API_URL|API_URL[\s\S]*PORT/)
})
