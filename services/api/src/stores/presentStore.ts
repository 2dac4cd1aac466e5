import type { Role } from '@storeyard/core/contract/sessions'
import type { Generation, Store, StoreEvent } from '@storeyard/core/contract/stores'
import type { ShownGeneration } from '@storeyard/core/db/generations'
import type { EventRow } from '@storeyard/core/db/readEvents'
import type { ShownStore } from '@storeyard/core/db/readStores'
import { explain } from '@storeyard/core/domain/explain'
import { type StoreAddress, storeUrl } from '@storeyard/core/domain/names'
import { waysOut } from '@storeyard/core/domain/waysOut'

const isoTime = (at: Date | null) => at?.toISOString() ?? null

export const presentStore = (row: ShownStore, address: StoreAddress): Store => {
  const { reason, message } = explain(row)
  return {
    id: row.id,
    store_name: row.storeName,
    title: row.title,
    admin_email: row.adminEmail,
    locale: row.locale,
    timezone: row.timezone,
    plan: row.plan,
    wordpress_replicas: row.wordpressReplicas,
    deletion_protection: row.deletionProtection,
    namespace: row.namespace,
    helm_release: row.helmRelease,
    domain: row.domain,
    url: storeUrl(row.domain, address),
    status: row.status,
    reason,
    message,
    ways_out: [...waysOut({ ...row, reason })],
    generation: row.generation,
    chart_version: row.chartVersion,
    created_at: row.createdAt.toISOString(),
    ready_at: isoTime(row.readyAt),
    deleted_at: isoTime(row.deletedAt),
  }
}

/** Where people call from, and what keys and sessions are like but for their names, is for admins, as the lists of those are. */
export const presentEvent = (row: EventRow, role: Role): StoreEvent => ({
  id: String(row.id),
  store_id: row.storeId,
  actor: row.actor,
  type: row.type,
  reason: row.reason,
  message: row.message,
  data: role === 'admin' || row.storeId !== null ? row.data : {},
  at: row.at.toISOString(),
  address: role === 'admin' ? row.address : null,
  request_id: row.requestId,
})

export const presentGeneration = (made: ShownGeneration): Generation => ({
  generation: made.generation,
  created_at: made.createdAt.toISOString(),
  asked_by: made.askedBy,
  change: made.change,
  chart_version: made.chartVersion,
  plan: made.plan,
  images: { wordpress: made.wordpressImage, mariadb: made.mariadbImage },
  in_force: made.inForce,
  was_ready: made.wasReady,
  failed: made.failed,
})
