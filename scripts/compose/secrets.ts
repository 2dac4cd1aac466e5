import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ensureSecret, writeOwned } from './files.ts'

/** The uids of Postgres, of Redis and of Storeyard's services in their images. */
const owners = { postgres: 999, redis: 999, services: 10_001 }

const root = '/secrets'
const password = () => randomBytes(24).toString('base64url')

const postgres = await ensureSecret(join(root, 'postgres/password'), owners.postgres, password)
const redis = await ensureSecret(join(root, 'redis/password'), owners.redis, password)

await writeOwned(
  join(root, 'redis/redis.conf'),
  owners.redis,
  [
    'dir /data',
    `requirepass ${redis}`,
    // BullMQ must not lose keys to make room, and what was enqueued outlives a restart.
    'maxmemory 192mb',
    'maxmemory-policy noeviction',
    'appendonly yes',
    'appendfsync everysec',
    '',
  ].join('\n'),
)
await writeOwned(
  join(root, 'services/env'),
  owners.services,
  `DATABASE_URL=postgres://storeyard:${postgres}@postgres:5432/storeyard\nREDIS_URL=redis://:${redis}@redis:6379\n`,
)
