import { writeAttempt } from '@storeyard/core/db/attempts'
import { secondsFromNow } from '@storeyard/core/db/changeStore'
import { rememberApplied } from '@storeyard/core/domain/applied'
import { mergeValues, type Values } from '@storeyard/core/domain/spec'
import { generationInForce } from '@storeyard/core/domain/state'
import type { Reason } from '@storeyard/core/domain/status'
import { helmApply } from '@storeyard/core/helm/release'
import { ensureCredentials } from '@storeyard/core/kube/credentials'
import { hasCode } from '@storeyard/core/kube/errors'
import { ensureFirstStart } from '@storeyard/core/kube/firstStart'
import { ensureNamespace } from '@storeyard/core/kube/namespaces'
import { deleteService, listStoreObjects } from '@storeyard/core/kube/objects'
import { observeRelease } from '@storeyard/core/kube/release'
import { ensureRights } from '@storeyard/core/kube/rights'
import { fetchChart } from '../charts.ts'
import { runRecordedHelm } from '../runHelm.ts'
import type { Next, Turn } from '../turn.ts'
import { until } from '../until.ts'

/** Installs or upgrades the release to the spec in force, and lets go: pods start without us. */
export async function apply(turn: Turn): Promise<Next> {
  const { deps, lease, look, state } = turn
  const { row, seen, spec, situation } = look
  const { nextAttemptAt } = row
  if (nextAttemptAt && nextAttemptAt > situation.now) return 'done'

  const credentialsUid = await prepareNamespace(turn)
  const chart = await fetchChart(deps, spec.chartVersion)
  const generation = generationInForce(row)
  const applied = {
    chart,
    values: mergeValues(spec.values, actValues(generation, credentialsUid)),
    fence: lease.fence,
    generation,
    specDigest: situation.specInForce,
  }
  const release = { name: row.helmRelease, namespace: row.namespace }
  const result = await runRecordedHelm(deps, lease, 'apply', (bounds) => helmApply(deps.helm, release, applied, bounds))

  // Exit code 0 proves nothing: the record of this very run has to be there, and finished.
  const found = await observeRelease(deps.kube, row.namespace, row.helmRelease)
  if (!result.ok || found.kind !== 'ours' || found.fence !== lease.fence || found.status !== 'deployed')
    return recoverOrNote(turn, result.ok ? 'Helm ended without finishing its release record.' : result.output)

  const objects = rememberApplied(await listStoreObjects(deps.kube, row.namespace))
  await writeAttempt(deps.db, lease, () => ({
    set: {
      appliedGeneration: generation,
      appliedSpec: situation.specInForce,
      appliedCredentialsUid: credentialsUid,
      appliedObjects: objects,
      nextAttemptAt: null,
      failedAttempts: 0,
      ...(row.failedGeneration === row.generation ? {} : { attemptReason: null, attemptMessage: null }),
    },
    events: [
      state.kind === 'drifted'
        ? { type: 'DriftRepaired', message: `Put back: ${seen.drift.join(', ')}.`, data: { paths: seen.drift } }
        : { type: 'Applied', message: `Generation ${generation} was applied; its pods start.`, data: { generation } },
    ],
  }))
  return 'done'
}

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
  const sealed = row.sealedAt !== null || (seen.namespace.kind === 'ours' && seen.namespace.sealed)
  // Rights of a new role binding reach the API server's authorizer within some 25 ms.
  return until(
    async () => {
      const [uid] = await Promise.all([
        seen.credentialsUid ?? ensureCredentials(kube, row),
        sealed || seen.firstStart ? null : ensureFirstStart(kube, row),
      ])
      return uid
    },
    { retryOn: (err) => hasCode(err, 403), deadlineMs: 3_000, pauseMs: 20 },
  )
}

/**
 * A Service whose port number was changed cannot be put back by an apply (the list's key is port and protocol): it is
 * deleted as it was seen, once, and applied again. It holds no data, unlike a claim or a Secret.
 */
async function recoverOrNote(turn: Turn, output: string): Promise<Next> {
  const { deps, look } = turn
  const services = new Set(look.seen.drift.flatMap((path) => /^Service\/(\S+)/.exec(path)?.[1] ?? []))
  const next = await noteFailure(turn, output)
  if (services.size === 0 || look.row.failedAttempts > 0) return next
  for (const name of services) await deleteService(deps.kube, look.row.namespace, name)
  await writeAttempt(deps.db, turn.lease, () => ({ set: { nextAttemptAt: null } }))
  return 'again'
}

async function noteFailure({ deps, lease, look }: Turn, output: string): Promise<Next> {
  const { limits } = deps
  const message = output.split('\n').findLast((line) => line.trim() !== '') ?? 'Helm said nothing.'
  const reason: Reason = /don't meet the specifications of the schema/.test(output) ? 'ChartRefused' : 'HelmFailed'
  await writeAttempt(deps.db, lease, (row) => {
    const seconds = Math.min(limits.backoffSeconds * 2 ** row.failedAttempts, limits.backoffSecondsMax)
    return {
      set: {
        failedAttempts: row.failedAttempts + 1,
        nextAttemptAt: secondsFromNow(seconds),
        attemptReason: reason,
        attemptMessage: message.slice(0, 500),
      },
      events: [
        {
          type: 'ApplyFailed',
          reason,
          message: message.slice(0, 500),
          data: { attempt: row.failedAttempts + 1, next_in_seconds: seconds },
        },
      ],
    }
  })
  deps.logger.warn({ storeId: look.row.id, output }, 'helm failed')
  return 'done'
}
