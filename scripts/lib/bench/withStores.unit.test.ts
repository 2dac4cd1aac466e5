import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { listenAnywhere } from '../../../tests/faults/harness/listen.ts'
import { createApiClient } from '../apiClient.ts'
import { loadSettings } from '../settings.ts'
import { withStores } from './withStores.ts'

let state: string
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'storeyard-test-bench-'))
  await writeFile(join(state, 'admin-key'), 'sy_a_b')
})
afterAll(() => rm(state, { recursive: true }))

const storeOf = (id: string, status: string) => ({
  ...{ id, store_name: id, title: id, admin_email: 'a@b.example', locale: 'en_US', timezone: 'UTC', plan: 'small' },
  ...{
    wordpress_replicas: 1,
    deletion_protection: false,
    namespace: id,
    helm_release: id,
    domain: id,
    url: 'http://a',
  },
  ...{ status, reason: null, message: null, ways_out: [], generation: 1, chart_version: '1.0.0' },
  ...{ created_at: '2026-01-01T00:00:00.000Z', ready_at: null, deleted_at: null },
})

/** Takes the stores of these names and refuses all others. */
async function startApi(...taken: string[]) {
  const statuses = new Map<string, string>()
  const server = createServer(async (req, res) => {
    const send = (status: number, body: object) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const id = req.url?.split('/').at(-1) ?? ''
    if (req.method === 'DELETE') {
      statuses.set(id, 'Deleted')
      return send(202, storeOf(id, 'Deleting'))
    }
    if (req.method === 'GET')
      return send(200, { items: [...statuses].map(([id, status]) => storeOf(id, status)), next_cursor: null })
    const { store_name } = JSON.parse(await text(req))
    if (!taken.includes(store_name)) return send(409, { code: 'NAME_TAKEN' })
    statuses.set(store_name, 'Pending')
    send(202, storeOf(store_name, 'Pending'))
  })
  const { port, close } = await listenAnywhere(server)
  const api = createApiClient(loadSettings({ STOREYARD_STATE: state, STOREYARD_API_PORT: `${port}` }))
  return { api, statuses, close }
}

test('stores are there for the work and gone after it', async () => {
  const { api, statuses, close } = await startApi('one', 'two')
  const seen = await withStores(api, ['one', 'two'], async (stores) => [
    stores.map(({ id }) => id),
    [...statuses.values()],
  ])
  expect(seen).toEqual([
    ['one', 'two'],
    ['Pending', 'Pending'],
  ])
  expect([...statuses.values()]).toEqual(['Deleted', 'Deleted'])
  await close()
})

test('where one is refused nothing is done, and the others are deleted', async () => {
  const { api, statuses, close } = await startApi('one', 'three')
  let isWorkedOn = false
  const work = async () => {
    isWorkedOn = true
  }
  await expect(withStores(api, ['one', 'two', 'three'], work)).rejects.toThrow('NAME_TAKEN')
  expect(isWorkedOn).toBe(false)
  expect(Object.fromEntries(statuses)).toEqual({ one: 'Deleted', three: 'Deleted' })
  await close()
})
