import type { Store, StoreEvent } from '@storeyard/core/contract/stores'
import type { EventRow } from '@storeyard/core/db/readEvents'
import type { ShownStore } from '@storeyard/core/db/readStores'
import { explain } from '@storeyard/core/domain/explain'
import { type StoreAddress, storeUrl } from '@storeyard/core/domain/names'

const isoTime = (at: Date | null) => at?.toISOString() ?? null

export const presentStore = (row: ShownStore, address: StoreAddress): Store => ({
  id: row.id,
  store_name: row.storeName,
  title: row.title,
  admin_email: row.adminEmail,
  locale: row.locale,
  timezone: row.timezone,
  plan: row.plan,
  deletion_protection: row.deletionProtection,
  namespace: row.namespace,
  helm_release: row.helmRelease,
  domain: row.domain,
  url: storeUrl(row.domain, address),
  status: row.status,
  ...explain(row),
  generation: row.generation,
  chart_version: row.chartVersion,
  created_at: row.createdAt.toISOString(),
  ready_at: isoTime(row.readyAt),
  deleted_at: isoTime(row.deletedAt),
})

export const presentEvent = (row: EventRow): StoreEvent => ({
  id: String(row.id),
  store_id: row.storeId ?? '',
  actor: row.actor,
  type: row.type,
  reason: row.reason,
  message: row.message,
  data: row.data,
  at: row.at.toISOString(),
})
