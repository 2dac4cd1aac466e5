import type { Db } from '@storeyard/core/db/client'
import { storeSpecs, stores } from '@storeyard/core/db/schema'
import { eq, sql } from 'drizzle-orm'

/**
 * Copies of a store that the api made, as if they were Ready: `<prefix>-00001` and on, each a second older than the
 * one before. More than a test could ask the api for one by one.
 */
export async function seedReadyStores(
  db: Db,
  { like, prefix, count }: { like: string; prefix: string; count: number },
) {
  const [row] = await db.select().from(stores).where(eq(stores.id, like))
  const [spec] = await db.select().from(storeSpecs).where(eq(storeSpecs.storeId, like))
  if (!row || !spec) throw new Error(`there is no store ${like} to copy`)
  const suffix = row.domain.slice(row.storeName.length)
  await db.execute(sql`
    with made as (
      select lpad(to_hex(${0x10000000} + n), 8, '0') as id, ${prefix}::text || '-' || lpad(n::text, 5, '0') as name,
        (array['small', 'medium', 'large'])[1 + n % 3] as plan, n
      from generate_series(1, ${count}::int) as n
    ), written as (
      insert into stores (id, store_name, namespace, helm_release, domain, cluster_id, created_by, created_at, title,
        admin_email, locale, timezone, plan, attempt_generation, sealed_at, workloads_generation, ready_generation, ready_at)
      select id, name, name || '-' || id, name || '-' || id, name || ${suffix}::text, ${row.clusterId}, ${row.createdBy},
        ${row.createdAt.toISOString()}::timestamptz - n * interval '1 second', 'Shop ' || n, ${row.adminEmail}, ${row.locale},
        ${row.timezone}, plan, 1, now(), 1, 1, now()
      from made
    )
    insert into store_specs (store_id, generation, spec)
    select id, 1, ${JSON.stringify(spec.spec)}::jsonb || jsonb_build_object('plan', plan) from made`)
}
