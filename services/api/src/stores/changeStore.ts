import { PatchStore, RollBackStore, Store } from '@storeyard/core/contract/stores'
import { requestRollback, requestUpgrade } from '@storeyard/core/db/changeSpec'
import { patchStore, requestDeletion } from '@storeyard/core/db/desired'
import { endpoint } from '../http/endpoint.ts'
import { asking, askingProblems, createAsk } from './ask.ts'
import type { StoresContext } from './context.ts'

export const changeStoreEndpoints = (context: StoresContext) => {
  const ask = createAsk(context)
  return [
    endpoint({
      ...asking,
      method: 'patch',
      path: '/stores/:id',
      summary: "Change a store's plan, its label in the dashboard, or its protection against deletion",
      description:
        "A plan takes in the platform's current values and keeps the chart. Label and protection reach no cluster and raise no generation.",
      access: 'operator',
      body: PatchStore,
      answer: { status: 200, description: 'The store as it is now', schema: Store },
      problems: [...askingProblems, 'STORE_DELETED', 'ROW_BEHIND_CLUSTER'],
      handle: (call) => ask(call, (unit, asked) => patchStore(unit, asked, call.body, context.platform)),
    }),
    endpoint({
      ...asking,
      method: 'delete',
      path: '/stores/:id',
      summary: 'Delete a store with all its data',
      description: 'Asking again is no error and changes nothing.',
      access: 'operator',
      answer: { status: 202, description: 'The store is being deleted, or was', schema: Store },
      problems: [...askingProblems, 'DELETION_PROTECTED'],
      handle: (call) => ask(call, requestDeletion),
    }),
    endpoint({
      ...asking,
      path: '/stores/:id/upgrade',
      summary: "Take the newest chart and the platform's current values",
      description: 'Changes nothing where the store has them already.',
      access: 'operator',
      answer: { status: 202, description: 'The store is being upgraded', schema: Store },
      problems: [...askingProblems, 'STORE_DELETED', 'ROW_BEHIND_CLUSTER', 'NO_CHART'],
      handle: (call) => ask(call, (unit, asked) => requestUpgrade(unit, asked, context.platform)),
    }),
    endpoint({
      ...asking,
      path: '/stores/:id/rollback',
      summary: 'Go back to the settings of an earlier generation',
      description: 'Without a number: to the last one seen ready that is another than now. Volumes keep their sizes.',
      access: 'operator',
      body: RollBackStore,
      answer: { status: 202, description: 'The store is going back', schema: Store },
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
