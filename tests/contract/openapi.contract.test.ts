import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreatedKey } from '@storeyard/core/contract/keys'
import { type Role, roles } from '@storeyard/core/contract/sessions'
import { z } from 'zod'
import { tryOperations } from './tryOperations.ts'

const apiUrl = process.env.STOREYARD_API_URL ?? 'http://127.0.0.1:8000'
const keyFile = process.env.STOREYARD_ADMIN_KEY_FILE ?? join(import.meta.dirname, '../../.storeyard/admin-key')
const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
const ask = (path: string, init?: RequestInit) =>
  fetch(`${apiUrl}/api/v1${path}`, { ...init, signal: AbortSignal.timeout(15_000) })

/** Makes few stores, however many are asked for. */
async function makeKey(role: Role): Promise<string> {
  const response = await ask('/keys', {
    method: 'POST',
    headers: { ...bearer(readFileSync(keyFile, 'utf8').trim()), 'content-type': 'application/json' },
    body: JSON.stringify({ name: `contract-${role}-${randomBytes(3).toString('hex')}`, role, stores_max: 2 }),
  })
  if (response.status !== 201) throw new Error(`no key was made: ${response.status}`)
  return CreatedKey.parse(await response.json()).key
}

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

async function countOperations(): Promise<number> {
  const { paths } = Document.parse(await (await ask('/openapi.json')).json())
  return Object.values(paths).flatMap((methods) => Object.keys(methods)).length
}

const streams = 2
// One would end the key that the run stands on, the other shut it out with wrong keys: each has a run of its own.
const apart = ['deleteKeysId', 'postSession']
const others = apart.flatMap((id) => ['--exclude-operation-id', id])

test('each role meets no fault of the server, and nothing that the document does not tell of', async () => {
  const operations = (await countOperations()) - streams - apart.length
  const results = await Promise.all(
    roles.map(async (role, n) => {
      const key = await makeKey(role)
      const result = await tryOperations({ apiUrl, key, address: `203.0.113.${n + 1}`, select: others })
      // A run whose key was ended on the way has met nothing but 401.
      return { role, ...result, status: (await ask('/session', { headers: bearer(key) })).status }
    }),
  )
  expect(results).toEqual(roles.map((role) => ({ role, faults: '', tested: operations, status: 200 })))
}, 900_000)

test.each(apart)(
  '%s neither',
  async (id) => {
    const key = await makeKey('admin')
    const select = ['--include-operation-id', id]
    expect(await tryOperations({ apiUrl, key, address: '203.0.113.9', select })).toEqual({ faults: '', tested: 1 })
  },
  120_000,
)
