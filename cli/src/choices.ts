import type { Component, Plan, Role, StoreSort, StoreStatus } from '@storeyard/client/types'
import type { Color } from './output/output.ts'

// Total tables: a value that the API gains does not compile until it has its place here.

export const statusColors: Record<StoreStatus, Color> = {
  Pending: 'blue',
  Provisioning: 'blue',
  Ready: 'green',
  Degraded: 'yellow',
  Updating: 'blue',
  Failed: 'red',
  Deleting: 'gray',
  Deleted: 'gray',
}
const planTable: Record<Plan, true> = { small: true, medium: true, large: true }
const roleTable: Record<Role, true> = { viewer: true, operator: true, admin: true }
const sortTable: Record<StoreSort, true> = { name: true, '-name': true, created_at: true, '-created_at': true }
const componentTable: Record<Component, true> = { wordpress: true, mariadb: true }

const keysOf = <T extends string>(table: Record<T, unknown>) => Object.keys(table) as T[]
export const statuses = keysOf(statusColors)
export const plans = keysOf(planTable)
export const roles = keysOf(roleTable)
export const sorts = keysOf(sortTable)
export const components = keysOf(componentTable)
