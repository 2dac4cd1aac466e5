import { desc, eq, sql } from 'drizzle-orm'
import type { ListKeys } from '../contract/keys.ts'
import type { Db } from './client.ts'
import type { KeyRow } from './keys.ts'
import { apiKeys } from './schema.ts'

/** One page, the newest first, revoked ones too: rows stay, so the cursor is good for ever. Null where it names no key. */
export async function listKeys(
  db: Db,
  { cursor, limit }: ListKeys,
): Promise<{ items: KeyRow[]; nextCursor: string | null } | null> {
  const older = cursor
    ? sql`(${apiKeys.createdAt}, ${apiKeys.id}) < (select created_at, id from ${apiKeys} where id = ${cursor})`
    : undefined
  const found = await db
    .select()
    .from(apiKeys)
    .where(older)
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(limit + 1)
  if (found.length === 0 && cursor && (await db.$count(apiKeys, eq(apiKeys.id, cursor))) === 0) return null
  const items = found.slice(0, limit)
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}
