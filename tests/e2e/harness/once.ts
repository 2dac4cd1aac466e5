import type { Store } from '@storeyard/core/contract/stores'
import { waitFor } from '@storeyard/local-node/machine/wait'
import type { System } from './system.ts'

/** All that the cluster has of a store. */
async function observe({ kube, helm }: System, { id, namespace, helm_release }: Store) {
  const namespaces = await kube.core.listNamespace({ labelSelector: `storeyard.io/store-id=${id}` })
  const releases: { name: string; status: string }[] = JSON.parse(await helm('list', '--all-namespaces', '-o', 'json'))
  const volumes = await kube.core.listPersistentVolume()
  return {
    namespaces: namespaces.items.map(({ metadata }) => metadata?.name),
    releases: releases.filter(({ name }) => name === helm_release).map(({ status }) => status),
    claims: volumes.items
      .filter(({ spec }) => spec?.claimRef?.namespace === namespace)
      .map(({ spec }) => spec?.claimRef?.name)
      .sort(),
  }
}

/** One namespace, one release of one deployed revision, two volumes: nothing doubled. */
export const expectOnce = async (system: System, store: Store): Promise<void> => {
  // Its pods may be ready before the record of a helm that was cut off is mended.
  const deployed = async () => (await observe(system, store)).releases.join() === 'deployed'
  await waitFor('one deployed release', deployed, { deadlineMs: 90_000, everyMs: 500 })
  expect(await observe(system, store)).toEqual({
    namespaces: [store.namespace],
    releases: ['deployed'],
    claims: ['data-mariadb-0', 'wp-content'],
  })
}

export const expectNothingLeft = async (system: System, store: Store): Promise<void> =>
  expect(await observe(system, store)).toEqual({ namespaces: [], releases: [], claims: [] })
