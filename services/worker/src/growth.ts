import { mariadbClaim, wpContentClaim } from '@storeyard/core/domain/marks'
import type { ClaimSeen, StoreSeen } from '@storeyard/core/domain/observed'
import { largerQuantity } from '@storeyard/core/domain/quantity'
import type { VolumeSizes } from '@storeyard/core/domain/row'
import type { Values } from '@storeyard/core/domain/spec'
import { growClaim, mayClassGrow } from '@storeyard/core/kube/claims'
import type { Kube } from '@storeyard/core/kube/client'

/** What the claims that are there shall ask for from now on; null for one that is to be made. */
export interface Growth {
  wpContent: string | null
  mariadb: string | null
  /** Claims whose class does not let them grow to what was asked for. */
  refused: string[]
}

/** A claim never asks for less than it does, and for more only where its class lets it. */
export async function planGrowth(kube: Kube, seen: StoreSeen, wanted: VolumeSizes | null): Promise<Growth> {
  const refused: string[] = []
  const sizeOf = async (name: string, claim: ClaimSeen | null, size: string | undefined) => {
    if (!claim) return null
    const larger = largerQuantity(claim.size, size ?? claim.size)
    if (larger === claim.size || (await mayGrow(kube, claim))) return larger
    refused.push(name)
    return claim.size
  }
  const [wpContent, mariadb] = await Promise.all([
    sizeOf(wpContentClaim, seen.wpContent, wanted?.wpContent),
    sizeOf(mariadbClaim, seen.mariadb, wanted?.mariadb),
  ])
  return { wpContent, mariadb, refused }
}

const mayGrow = async (kube: Kube, { className }: ClaimSeen) =>
  className !== null && (await mayClassGrow(kube, className)) === true

/** wp-content's claim is the chart's own and grows by its values. */
export const growthValues = ({ wpContent }: Growth): Values =>
  wpContent === null ? {} : { wordpress: { storage: { size: wpContent } } }

/** MariaDB's claim was made from a template, which cannot change: it is grown beside the chart. */
export async function growMariadb(kube: Kube, namespace: string, seen: StoreSeen, { mariadb }: Growth): Promise<void> {
  if (!seen.mariadb || mariadb === null || mariadb === seen.mariadb.size) return
  await growClaim(kube, namespace, { name: mariadbClaim, uid: seen.mariadb.uid, size: mariadb })
}
