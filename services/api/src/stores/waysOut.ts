import { RetryStore } from '@storeyard/core/contract/stores'
import { acceptDataLoss, requestAbandon, requestAdoption, requestRetry } from '@storeyard/core/db/acts'
import { requireRole } from '../access/access.ts'
import { endpoint } from '../http/endpoint.ts'
import { asking, askingProblems, createAsk, storeAnswer } from './ask.ts'
import type { StoresContext } from './context.ts'

/** What leads out of a store that failed, is blocked or does not go away. */
export const waysOutEndpoints = (context: StoresContext) => {
  const ask = createAsk(context)
  return [
    endpoint({
      ...asking,
      path: '/stores/:id/retry',
      summary: 'Try a store again, without waiting for a backoff',
      description:
        'With `accept_data_loss`, which needs the role admin, a store whose data is lost starts anew without it.',
      access: 'operator',
      body: RetryStore,
      answer: { status: 202, description: 'The store will be tried again', ...storeAnswer },
      problems: [...askingProblems, 'STORE_DELETED', 'NOT_BLOCKED'],
      handle: async (call) => {
        if (call.body.accept_data_loss) requireRole(call.caller(), 'admin')
        return ask(call, call.body.accept_data_loss ? acceptDataLoss : requestRetry)
      },
    }),
    endpoint({
      ...asking,
      path: '/stores/:id/adopt',
      summary: "Take what the cluster holds under a store's name as its own",
      access: 'operator',
      answer: { status: 202, description: 'The worker checks it and goes on', ...storeAnswer },
      problems: [...askingProblems, 'STORE_DELETED', 'NOT_BLOCKED'],
      handle: (call) => ask(call, requestAdoption),
    }),
    endpoint({
      ...asking,
      path: '/stores/:id/abandon',
      summary: 'Give a blocked store up, and leave the cluster as it is',
      description: 'For a deletion that is stuck too. Asking again is no error and changes nothing.',
      access: 'admin',
      answer: { status: 202, description: 'The store is being given up', ...storeAnswer },
      problems: [...askingProblems, 'STORE_DELETED', 'NOT_BLOCKED'],
      handle: (call) => ask(call, requestAbandon),
    }),
  ]
}
