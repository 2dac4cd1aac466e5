import { desc, sql } from 'drizzle-orm'
import type { ListKeys } from '../contract/keys.ts'
import type { Db } from './client.ts'
import type { KeyRow } from './keys.ts'
import { apiKeys } from './schema.ts'

/** One page, the newest first, revoked ones too: rows stay, so the cursor is good for ever. */
export async function listKeys(
  db: Db,
  { cursor, limit }: ListKeys,
): Promise<{ items: KeyRow[]; nextCursor: string | null }> {
  const older = cursor
    ? sql`(${apiKeys.createdAt}, ${apiKeys.id}) < (select created_at, id from ${apiKeys} where id = ${cursor})`
    : undefined
  const found = await db
    .select()
    .from(apiKeys)
    .where(older)
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(limit + 1)
  const items = found.slice(0, limit)
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}
