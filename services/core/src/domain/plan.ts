import type { StoreState } from './state.ts'

export type Action =
  | 'ensureRights'
  | 'wait'
  | 'uninstall'
  | 'finishDeletion'
  | 'block'
  | 'removeLeftovers'
  | 'markFailed'
  | 'recover'
  | 'apply'
  | 'seal'
  | 'settle'

/** What is done about each state; every state has its one action. */
const actionByState: Record<StoreState['kind'], Action> = {
  rightsMissing: 'ensureRights',
  terminating: 'wait',
  unwanted: 'uninstall',
  gone: 'finishDeletion',
  blocked: 'block',
  helmAlive: 'settle',
  failedFirst: 'removeLeftovers',
  failed: 'markFailed',
  interrupted: 'recover',
  absent: 'apply',
  outOfSync: 'apply',
  drifted: 'apply',
  unsealed: 'seal',
  inSync: 'settle',
}

export const planAction = (state: StoreState): Action => actionByState[state.kind]
