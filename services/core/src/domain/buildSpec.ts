import type { Plan } from '../contract/stores.ts'
import type { StoreAddress } from './names.ts'
import { planValues } from './plans.ts'
import { mergeValues, type StoreSpec, type Values } from './spec.ts'

export interface SpecInput {
  id: string
  title: string
  adminEmail: string
  locale: string
  timezone: string
  plan: Plan
  domain: string
}

export interface Platform {
  address: StoreAddress
  /** The operator's values file, already parsed: storage classes, images, TLS, SMTP. */
  values: Values
  chartVersion: string
}

/**
 * The complete spec of one generation of a store. The operator's file goes over the plan, and what makes the store
 * this store goes over both.
 */
export const buildSpec = (store: SpecInput, platform: Platform): StoreSpec => ({
  chartVersion: platform.chartVersion,
  values: mergeValues(mergeValues(planValues[store.plan], platform.values), {
    store: {
      id: store.id,
      title: store.title,
      adminEmail: store.adminEmail,
      locale: store.locale,
      timezone: store.timezone,
    },
    url: { scheme: platform.address.scheme, host: store.domain, port: platform.address.port },
  }),
})
