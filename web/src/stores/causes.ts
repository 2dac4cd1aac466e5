import type { Store } from '@storeyard/client/types'
import { type Reason, reasonAdvice } from '@storeyard/core/contract/reasons'

const titles: Record<Reason, string> = {
  ImagePull: 'An image cannot be pulled',
  QuotaExceeded: 'The quota is too small',
  VolumePending: 'Waiting for a volume',
  VolumeReleasing: 'An old volume is still going away',
  CrashLoop: 'A container keeps stopping',
  PolicyDenied: 'A policy of the cluster refused it',
  SchedulingFailed: 'No room on the cluster',
  HelmFailed: 'Helm could not apply it',
  ChartRefused: 'The chart refuses its values',
  Timeout: 'Not ready in time',
  NamespaceTerminating: 'An old namespace is still going away',
  NameHeld: 'Another store holds its name',
  ForeignNamespace: 'The namespace is somebody else’s',
  ForeignRelease: 'The Helm release is somebody else’s',
  RowBehindCluster: 'The cluster is ahead of the database',
  DataLost: 'The data is gone',
  RolledBack: 'The last change was taken back',
  DowngradeRefused: 'Going back is not safe',
  ClusterUnreachable: 'The cluster does not answer',
  Throttled: 'The cluster asks for fewer requests',
  Refused: 'The cluster refuses Storeyard',
  SecretMissing: 'Its Secret is gone',
  Unexpected: 'An unknown error',
  FrontPage: 'The front page does not answer well',
  PasswordResetWaits: 'A password is not reset yet',
  NotReady: 'Its pods are not ready',
}

export interface Cause {
  title: string
  /** What the cluster said, word for word; null where it says no more than the advice. */
  detail: string | null
  advice: string | null
}

const isKnown = (reason: string): reason is Reason => Object.hasOwn(titles, reason)
const inWords = (reason: string) => {
  const words = reason.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Why a store is not as wished, in plain words; null when there is nothing to say. */
export const explainCause = ({ reason, message }: Pick<Store, 'reason' | 'message'>): Cause | null => {
  if (reason === null) return message === null ? null : { title: message, detail: null, advice: null }
  const advice = isKnown(reason) ? reasonAdvice[reason] : null
  return {
    title: isKnown(reason) ? titles[reason] : inWords(reason),
    detail: message === advice ? null : message,
    advice,
  }
}
