import type { StoreState } from './state.ts'

export type Action =
  | 'ensureRights'
  | 'wait'
  | 'uninstall'
  | 'finishDeletion'
  | 'abandon'
  | 'unseal'
  | 'adopt'
  | 'block'
  | 'removeLeftovers'
  | 'markFailed'
  | 'recover'
  | 'apply'
  | 'seal'
  | 'resetPassword'
  | 'settle'

/** What is done about each state; every state has its one action. */
const actionByState: Record<StoreState['kind'], Action> = {
  rightsMissing: 'ensureRights',
  terminating: 'wait',
  unwanted: 'uninstall',
  gone: 'finishDeletion',
  abandoned: 'abandon',
  lossAccepted: 'unseal',
  adopted: 'adopt',
  blocked: 'block',
  helmAlive: 'settle',
  failedFirst: 'removeLeftovers',
  failed: 'markFailed',
  backingOff: 'settle',
  interrupted: 'recover',
  absent: 'apply',
  outOfSync: 'apply',
  drifted: 'apply',
  unsealed: 'seal',
  resetPending: 'resetPassword',
  inSync: 'settle',
}

export const planAction = (state: StoreState): Action => actionByState[state.kind]
