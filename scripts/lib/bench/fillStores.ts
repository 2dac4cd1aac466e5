import { Store } from '@storeyard/core/contract/stores'
import type { ApiAlone } from './apiAlone.ts'
import { ask } from './ask.ts'

/** One store by the API, and so many more like it that are Ready. */
export async function fillStores(api: ApiAlone, rows: number): Promise<void> {
  const { sql } = api
  const { id } = await ask(api, Store, 'POST', '/stores', { store_name: 'bench-0' })
  await sql.query(
    `insert into stores (id, store_name, namespace, helm_release, domain, cluster_id, created_by, title, admin_email,
       locale, timezone, plan, created_at, attempt_generation, sealed_at, workloads_generation, ready_generation, ready_at)
     select lpad(to_hex(n), 8, '0'), 'bench-' || n, 'bench-' || n, 'bench-' || n, 'bench-' || n || '.localhost', cluster_id,
       created_by, title, admin_email, locale, timezone, plan, created_at + n * interval '1 second', 1, now(), 1, 1, now()
     from stores, generate_series(1, $2::int) n where id = $1`,
    [id, rows - 1],
  )
  await sql.query(
    `insert into store_specs (store_id, generation, spec)
     select stores.id, 1, spec from stores, store_specs where store_id = $1 and stores.id <> $1`,
    [id],
  )
  await sql.query('vacuum analyze')
}
