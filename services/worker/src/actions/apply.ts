import { renewStoreLease, writeAttempt } from '@storeyard/core/db/attempts'
import { type StoreRow, secondsFromNow } from '@storeyard/core/db/changeStore'
import { findForgotten, objectKey, rememberApplied } from '@storeyard/core/domain/applied'
import { isOlderSeries } from '@storeyard/core/domain/mariadbSeries'
import type { VolumeSizes } from '@storeyard/core/domain/row'
import { mergeValues, type Values } from '@storeyard/core/domain/spec'
import { largerSizes } from '@storeyard/core/domain/specVolumes'
import { generationInForce, type Situation } from '@storeyard/core/domain/state'
import { helmApply } from '@storeyard/core/helm/release'
import { ensureCredentials } from '@storeyard/core/kube/credentials'
import { hasCode } from '@storeyard/core/kube/errors'
import { ensureFirstStart } from '@storeyard/core/kube/firstStart'
import { ensureNamespace } from '@storeyard/core/kube/namespaces'
import { listStoreObjects } from '@storeyard/core/kube/objects'
import { observeRelease } from '@storeyard/core/kube/release'
import { disownAdded, removeObject, removePods } from '@storeyard/core/kube/remove'
import { ensureRights } from '@storeyard/core/kube/rights'
import { fetchChart } from '../charts.ts'
import { growMariadb, growthValues, planGrowth } from '../growth.ts'
import { runRecordedHelm } from '../runHelm.ts'
import { HelmError } from '../trouble.ts'
import type { Next, Turn } from '../turn.ts'
import { until } from '../until.ts'

/** Installs or upgrades the release to the spec in force, and lets go: pods start without us. */
export async function apply(turn: Turn): Promise<Next> {
  const { deps, lease, look, state } = turn
  const { row, seen, spec, situation } = look
  const credentialsUid = await prepareNamespace(turn)
  const chart = await fetchChart(deps, spec.chartVersion)
  const generation = generationInForce(row)
  const volumeSizes = largerSizes(row.volumeSizes, spec.volumeSizes ?? null)
  const growth = await planGrowth(deps.kube, seen, volumeSizes)
  const applied = {
    chart,
    values: mergeValues(mergeValues(spec.values, growthValues(growth)), actValues(generation, credentialsUid)),
    fence: lease.fence,
    generation,
    specDigest: situation.specInForce,
  }
  const release = { name: row.helmRelease, namespace: row.namespace }
  if (isFreshStart(row)) {
    // Their readiness is that of the old volumes, and would be taken for the new ones'.
    await renewStoreLease(deps.db, lease, deps.limits.leaseSeconds)
    await removePods(deps.kube, row.namespace)
  }
  // Pods may start as soon as helm runs, so what they start is on record before.
  const record = {
    mariadbSeries: situation.seriesHeld,
    mariadbSeriesTried: triedSeries(situation),
    volumeSizes,
    // Its time begins only now that the old namespace is gone.
    ...(row.attemptReason === 'NamespaceTerminating'
      ? { deadlineAt: secondsFromNow(deps.limits.deadlineSeconds), attemptReason: null, attemptMessage: null }
      : {}),
  }
  // Only marks of ownership change here: what they say is done by helm, which a worker that slept may not start.
  if (seen.release.kind === 'ours')
    for (const object of await listStoreObjects(deps.kube, row.namespace))
      await disownAdded(deps.kube, row.namespace, object)
  const result = await runRecordedHelm(deps, lease, 'apply', record, (bounds) =>
    helmApply(deps.helm, release, applied, bounds),
  )

  // Listed before the record is read: while that is still of this run no later one has begun, and what is deleted by
  // this list is deleted as it was in it.
  const live = await listStoreObjects(deps.kube, row.namespace)
  // Exit code 0 proves nothing: the record of this very run has to be there, and finished.
  const found = await observeRelease(deps.kube, row.namespace, row.helmRelease)
  if (!result.ok || found.kind !== 'ours' || found.fence !== lease.fence || found.status !== 'deployed')
    throw new HelmError(result.ok ? 'Helm ended without finishing its release record.' : result.output)

  await growMariadb(deps.kube, row.namespace, seen, growth)
  const forgotten = findForgotten(live, row.helmRelease, generation)
  if (forgotten.length > 0) await renewStoreLease(deps.db, lease, deps.limits.leaseSeconds)
  for (const object of forgotten) await removeObject(deps.kube, row.namespace, object)
  await writeAttempt(deps.db, lease, () => ({
    set: {
      appliedGeneration: generation,
      appliedCredentialsUid: credentialsUid,
      appliedObjects: rememberApplied(
        live.filter((object) => !forgotten.includes(object)),
        (row.appliedGeneration === generation && row.appliedObjects) || {},
      ),
      nextAttemptAt: null,
      failedAttempts: 0,
      // There was no release to adopt: what comes later is not covered by that word.
      ...(row.act === 'adopt' && generation === row.generation ? { actDoneGeneration: generation } : {}),
      ...(row.failedGeneration === row.generation ? {} : { attemptReason: null, attemptMessage: null }),
    },
    events: [
      ...(sameSizes(row.volumeSizes, volumeSizes) ? [] : growth.refused.map(notGrown)),
      ...forgotten.map((object) => ({
        type: 'ForgottenRemoved',
        message: `${objectKey(object)} of a revision that failed was removed.`,
      })),
      state.kind === 'drifted'
        ? { type: 'DriftRepaired', message: `Put back: ${seen.drift.join(', ')}.`, data: { paths: seen.drift } }
        : { type: 'Applied', message: `Generation ${generation} was applied.`, data: { generation } },
    ],
  }))
  return 'done'
}

/** The series in force where it is above the one that is held. */
const triedSeries = ({ seriesHeld, seriesInForce }: Situation) =>
  seriesInForce !== null && (seriesHeld === null || isOlderSeries(seriesHeld, seriesInForce)) ? seriesInForce : null

const sameSizes = (one: VolumeSizes | null, other: VolumeSizes | null) =>
  one?.wpContent === other?.wpContent && one?.mariadb === other?.mariadb

const notGrown = (claim: string) => ({
  type: 'VolumeNotGrown',
  message: `The volume of ${claim} keeps its size: its storage class does not let volumes grow.`,
  data: { claim },
})

/**
 * The first apply after a person accepted a loss of data: pods that refused to start on empty volumes would wait
 * minutes in their back-off, and a claim that is being deleted waits for its pod.
 */
const isFreshStart = ({ act, actDoneGeneration, generation, appliedGeneration, failedGeneration }: StoreRow) =>
  act === 'accept_data_loss' &&
  actDoneGeneration === generation &&
  appliedGeneration !== generation &&
  failedGeneration !== generation

/** What is not in the spec, as it comes from the cluster or changes nothing of the pods. */
const actValues = (generation: number, credentialsUid: string): Values => ({ store: { generation, credentialsUid } })

/** Namespace, rights, Secret and, for a store that never held data, the permission of the first start. */
async function prepareNamespace({ deps, look }: Turn): Promise<string> {
  const { row, seen } = look
  const { kube } = deps
  if (seen.namespace.kind === 'absent') {
    await ensureNamespace(kube, row)
    await ensureRights(kube, row.namespace, deps.identities)
  }
  const { namespace } = seen
  const sealed = row.sealedAt !== null || (namespace.kind === 'ours' && namespace.sealed)
  // Claims that others made may hold their data: without a permission nothing empties them.
  const foreignClaims = namespace.kind === 'ours' && !namespace.created && (seen.wpContent || seen.mariadb)
  // Rights of a new role binding reach the API server's authorizer within some 25 ms.
  return until(
    async () => {
      const [uid] = await Promise.all([
        seen.credentialsUid ?? ensureCredentials(kube, row),
        sealed || foreignClaims || seen.firstStartUid ? null : ensureFirstStart(kube, row),
      ])
      return uid
    },
    { retryOn: (err) => hasCode(err, 403), deadlineMs: 3_000, pauseMs: 20 },
  )
}
