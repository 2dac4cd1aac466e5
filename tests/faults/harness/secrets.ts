import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { credentialsName } from '@storeyard/core/domain/marks'
import { tokenOf } from './kubeconfigs.ts'
import type { System } from './system.ts'

interface Place {
  where: string
  text: string
}

/** Every place where a secret must not be, with a name for the message. */
export async function findLeaks(system: System, namespaces: readonly string[]): Promise<string[]> {
  const [secrets, places] = await Promise.all([readSecrets(system, namespaces), readPlaces(system, namespaces)])
  return places.flatMap(({ where, text }) =>
    [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => `${name} stands in ${where}`),
  )
}

async function readSecrets(system: System, namespaces: readonly string[]): Promise<Map<string, string>> {
  const { identities } = system.context
  const secrets = new Map<string, string>([
    ['the admin key', readFileSync(system.adminKey, 'utf8').trim()],
    ['the password of Redis', new URL(system.redis.url).password],
    ...Object.entries(identities).map(([name, file]): [string, string] => [`the token of the ${name}`, tokenOf(file)]),
  ])
  for (const namespace of namespaces) {
    const { items } = await system.admin.core.listNamespacedSecret({ namespace })
    const own = items.find(({ metadata }) => metadata?.name === credentialsName)
    // The administrator's name is shown to people, and so is a reset's id; only what opens something is a secret.
    for (const [name, value] of Object.entries(own?.data ?? {}))
      if (!/-(user|next-for)$/.test(name)) secrets.set(`${namespace}/${name}`, Buffer.from(value, 'base64').toString())
  }
  return secrets
}

async function readPlaces(system: System, namespaces: readonly string[]): Promise<Place[]> {
  const tables = ['stores', 'store_specs', 'store_events', 'leases', 'idempotency_keys']
  const rows = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await system.db.query(`select coalesce(json_agg(t), '[]')::text as text from ${table} t`)
      return { where: `the table ${table}`, text: String(rows[0]?.text) }
    }),
  )
  const logs = readdirSync(join(system.dir, 'logs')).map((name) => ({
    where: `the log ${name}`,
    text: readFileSync(join(system.dir, 'logs', name), 'utf8'),
  }))
  const releases = await Promise.all(namespaces.map((namespace) => readReleases(system, namespace)))
  return [...rows, ...logs, ...releases.flat(), await readQueue(system)]
}

/** Helm's records hold values, manifest and notes, packed. */
async function readReleases(system: System, namespace: string): Promise<Place[]> {
  const { items } = await system.admin.core.listNamespacedSecret({ namespace, labelSelector: 'owner=helm' })
  return items.map(({ metadata, data }) => ({
    where: `the release record ${metadata?.name}`,
    text: gunzipSync(Buffer.from(Buffer.from(data?.release ?? '', 'base64').toString(), 'base64')).toString(),
  }))
}

const readQueue = (system: System): Promise<Place> =>
  system.redis.ask(async (redis) => {
    const keys = await redis.keys('*')
    const texts = await Promise.all(
      keys.map(async (key) => ((await redis.type(key)) === 'hash' ? JSON.stringify(await redis.hgetall(key)) : key)),
    )
    return { where: 'the queue', text: texts.join('\n') }
  })
