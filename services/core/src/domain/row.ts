/** What a person's act asks for beyond a new spec: the ways out of a failed or blocked store. */
export const storeActs = ['retry', 'accept_data_loss', 'adopt', 'abandon'] as const
export type StoreAct = (typeof storeActs)[number]

/** UIDs of the two claims' volumes as they were when the store was sealed. */
export interface VolumeUids {
  wpContent: string
  mariadb: string
}

/** The largest sizes ever asked, as Kubernetes quantities; a volume never shrinks. */
export interface VolumeSizes {
  wpContent: string
  mariadb: string
}
