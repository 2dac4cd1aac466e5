/** What fields may hold, without the schemas that check it: pages that only show or offer it need no validator. */

/** At most 40 characters, so that `<store_name>-<id>` stays a legal Helm release name (53). */
export const storeNameLengthMax = 40
export const titleLengthMax = 120
export const keyNameLengthMax = 60
export const wordpressReplicasMax = 5

export const plans = ['small', 'medium', 'large'] as const
export type Plan = (typeof plans)[number]

export const storeSorts = ['name', '-name', 'created_at', '-created_at'] as const
export type StoreSort = (typeof storeSorts)[number]

/** Whose logs and volumes there are. */
export const components = ['wordpress', 'mariadb'] as const
export type Component = (typeof components)[number]
