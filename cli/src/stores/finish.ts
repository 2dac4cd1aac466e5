import type { Client } from '@storeyard/client/createClient'
import type { Store } from '@storeyard/client/types'
import type { Context } from '../context.ts'
import { type Goal, judge } from './goal.ts'
import { renderStore } from './views.ts'
import { waitForStore } from './waitForStore.ts'

export interface FinishOptions {
  wait?: true
  timeout: number
}

/** Shows the store after what was asked of it, at once or once it is there. */
export async function finish(
  context: Context,
  client: Client,
  asked: Store,
  { wait, timeout }: FinishOptions,
  goal: Goal,
): Promise<void> {
  const { out } = context
  const store = wait ? await waitForStore(context, client, asked, { goal, timeoutMs: timeout }) : asked
  out.show(store, renderStore)
  if (judge(store, goal) === 'underway')
    out.note(
      `\nIt is on its way. To watch it: storeyard store wait ${goal === 'Deleted' ? store.id : store.store_name}`,
    )
}
