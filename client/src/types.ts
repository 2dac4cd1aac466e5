import type { components, paths } from './schema.ts'

type Schemas = components['schemas']
export type Store = Schemas['Store']
export type StoreStatus = Store['status']
export type Plan = Store['plan']
export type StoreEvent = Schemas['StoreEvent']
export type StoreNameCheck = Schemas['StoreNameCheck']
export type Generation = Schemas['Generation']
export type Overview = Schemas['Overview']
export type ApiKey = Schemas['ApiKey']
export type Role = ApiKey['role']
export type StoreUsage = Schemas['StoreUsage']
export type StoreObjects = Schemas['StoreObjects']
export type Problem = Schemas['Problem']
export type Component = NonNullable<NonNullable<paths['/stores/{id}/logs']['get']['parameters']['query']>['component']>
export type StoreSort = NonNullable<NonNullable<paths['/stores']['get']['parameters']['query']>['sort']>
