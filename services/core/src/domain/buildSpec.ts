import type { Plan } from '../contract/choices.ts'
import type { StoreAddress } from './names.ts'
import { planValues } from './plans.ts'
import { setReplicas } from './replicas.ts'
import { mergeValues, type StoreSpec, type Values } from './spec.ts'
import { keepVolumes, readVolumeSizes, sizesOf } from './specVolumes.ts'

export interface SpecInput {
  id: string
  title: string
  adminEmail: string
  locale: string
  timezone: string
  plan: Plan
  domain: string
  /** Left out where nobody has said it. */
  wordpressReplicas?: number
}

export interface Platform {
  address: StoreAddress
  /** The operator's values file, already parsed: storage classes, images, TLS, SMTP. */
  values: Values
  chartVersion: string
}

/**
 * The complete spec of a new store. The operator's file goes over the plan, and what makes the store this store goes
 * over both.
 */
export const buildSpec = (store: SpecInput, platform: Platform): StoreSpec => {
  const { wordpressReplicas } = store
  const merged = mergeValues(mergeValues(planValues[store.plan], platform.values), {
    store: {
      id: store.id,
      title: store.title,
      adminEmail: store.adminEmail,
      locale: store.locale,
      timezone: store.timezone,
    },
    url: { scheme: platform.address.scheme, host: store.domain, port: platform.address.port },
  })
  const values = wordpressReplicas === undefined ? merged : setReplicas(merged, wordpressReplicas)
  return {
    chartVersion: platform.chartVersion,
    plan: store.plan,
    wordpressReplicas,
    values,
    volumeSizes: readVolumeSizes(values),
  }
}

/**
 * The spec of a store that exists, built anew for its plan and the operator's file as they are now. What WordPress was
 * installed with stays: written again, it would go over what the owner has changed since. So do its replicas, and the word
 * that its volumes are not to grow, unless others are asked for.
 */
export const rebuildSpec = (
  store: SpecInput & { keepsVolumes?: boolean },
  platform: Platform,
  newest: StoreSpec,
): StoreSpec => {
  const { keepsVolumes = newest.keepsVolumes } = store
  const built = buildSpec({ wordpressReplicas: newest.wordpressReplicas, ...store }, platform)
  const values = { ...built.values, store: newest.values.store }
  const rebuilt = keepVolumes({ ...built, values }, newest)
  return keepsVolumes ? { ...rebuilt, keepsVolumes, volumeSizes: sizesOf(newest) } : rebuilt
}
