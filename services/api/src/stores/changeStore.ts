import { PatchStore, RollBackStore, UpgradeStore } from '@storeyard/core/contract/stores'
import { requestRollback, requestUpgrade } from '@storeyard/core/db/changeSpec'
import { patchStore, requestDeletion } from '@storeyard/core/db/desired'
import { findFixedClaims } from '@storeyard/core/kube/claims'
import { endpoint } from '../http/endpoint.ts'
import { asking, askingProblems, createAsk, storeAnswer } from './ask.ts'
import { requireStore, type StoresContext } from './context.ts'

export const changeStoreEndpoints = (context: StoresContext) => {
  const ask = createAsk(context)
  return [
    endpoint({
      ...asking,
      method: 'patch',
      path: '/stores/:id',
      summary:
        "Change a store's plan, its WordPress pods, its label in the dashboard, or its protection against deletion",
      description:
        "Plan and replicas take in the platform's current values and keep the chart. A plan with larger volumes is refused where they cannot grow, unless `keep_volumes` is true; a smaller one keeps them. `keep_volumes` holds through upgrades and replicas until a plan is asked for without it. Label and protection reach no cluster and raise no generation.",
      access: 'operator',
      body: PatchStore,
      answer: { status: 200, description: 'The store as it is now', ...storeAnswer },
      problems: [
        ...askingProblems,
        'STORE_DELETED',
        'ROW_BEHIND_CLUSTER',
        'VOLUME_NOT_EXPANDABLE',
        'STORAGE_NOT_SHARED',
      ],
      handle: async (call) => {
        const { plan, keep_volumes } = call.body
        // Before the transaction, which must not wait for the cluster.
        const fixedClaims = plan && !keep_volumes ? await readFixedClaims(context, call.params.id) : []
        const ground = { platform: context.platform, fixedClaims }
        return ask(call, (unit, asked) => patchStore(unit, asked, call.body, ground))
      },
    }),
    endpoint({
      ...asking,
      method: 'delete',
      path: '/stores/:id',
      summary: 'Delete a store with all its data',
      description: 'Asking again is no error and changes nothing.',
      access: 'operator',
      answer: { status: 202, description: 'The store is being deleted, or was', ...storeAnswer },
      problems: [...askingProblems, 'DELETION_PROTECTED'],
      handle: (call) => ask(call, requestDeletion),
    }),
    endpoint({
      ...asking,
      path: '/stores/:id/upgrade',
      summary: "Take the newest chart, or the one named, and the platform's current values",
      description: 'Changes nothing where the store has them already.',
      access: 'operator',
      body: UpgradeStore,
      answer: { status: 202, description: 'The store is being upgraded', ...storeAnswer },
      problems: [...askingProblems, 'STORE_DELETED', 'ROW_BEHIND_CLUSTER', 'NO_CHART', 'CHART_NOT_FOUND'],
      handle: (call) => {
        const { platform } = context
        return ask(call, (unit, asked) =>
          requestUpgrade(unit, asked, { platform, chartVersion: call.body.chart_version }),
        )
      },
    }),
    endpoint({
      ...asking,
      path: '/stores/:id/rollback',
      summary: 'Go back to the settings of an earlier generation',
      description: 'Without a number: to the last one seen ready that is another than now. Volumes keep their sizes.',
      access: 'operator',
      body: RollBackStore,
      answer: { status: 202, description: 'The store is going back', ...storeAnswer },
      problems: [
        ...askingProblems,
        'STORE_DELETED',
        'ROW_BEHIND_CLUSTER',
        'GENERATION_NOT_FOUND',
        'GENERATION_NEVER_READY',
        'NOTHING_TO_ROLL_BACK_TO',
      ],
      handle: (call) => ask(call, (unit, asked) => requestRollback(unit, asked, call.body.generation)),
    }),
  ]
}

async function readFixedClaims({ db, kube }: StoresContext, storeId: string) {
  const { namespace } = await requireStore(db, storeId)
  return findFixedClaims(kube, namespace)
}
