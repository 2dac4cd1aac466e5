import { passwordResetName } from './marks.ts'

/** What the row knows of resets of the administrator's password: each has an id of its own, no two are ever pending. */
export interface ResetRow {
  passwordReset: string | null
  passwordResetEnded: string | null
  passwordResetUntil: Date | null
}

export const isResetPending = ({ passwordReset, passwordResetEnded }: ResetRow) =>
  passwordReset !== null && passwordReset !== passwordResetEnded

export const isResetLate = ({ passwordResetUntil }: ResetRow, now: Date) =>
  passwordResetUntil !== null && passwordResetUntil <= now

/** What WordPress said: its password is the next one now, or there is nobody to give it to. */
export type ResetOutcome =
  /** `user` where the Secret was made anew and names another than WordPress has. */
  { kind: 'set'; user: string | null } | { kind: 'adminMissing'; message: string }

export type ResetJobSeen =
  | { state: 'running' | 'failed' }
  /** The outcome is null where its pod went before it was read. */
  | { state: 'succeeded'; outcome: ResetOutcome | null }

export interface ResetSeen {
  /** The reset whose password the Secret shows as the administrator's. */
  shown: string | null
  /** The reset that the Secret holds a next password for. */
  next: string | null
  job: ResetJobSeen | null
  /** Has the store's chart the script that the Job runs? */
  hasScript: boolean
}

export type ResetStep =
  | { kind: 'begin' | 'writeNext' | 'run' | 'wait' | 'runAgain' }
  | { kind: 'end' }
  | { kind: 'show'; user: string | null }
  | { kind: 'giveUp'; reason: 'AdminMissing' | 'ChartTooOld' | 'Timeout'; message: string }

/**
 * The next step of a pending reset; the first rule that holds decides. Each step is one write, so that whoever goes on
 * after a crash finds where it was: the next password is in the Secret before WordPress hears of it, and is shown only
 * when WordPress has it.
 */
export function planReset(row: ResetRow, seen: ResetSeen, now: Date): ResetStep {
  const { passwordReset } = row
  const { job } = seen
  if (seen.shown === passwordReset) return { kind: 'end' }
  if (job?.state === 'succeeded') {
    // A Secret that was made anew meanwhile does not hold what WordPress was given.
    if (!job.outcome || seen.next !== passwordReset) return { kind: 'runAgain' }
    const { outcome } = job
    return outcome.kind === 'set'
      ? { kind: 'show', user: outcome.user }
      : { kind: 'giveUp', reason: 'AdminMissing', message: outcome.message }
  }
  if (!row.passwordResetUntil) return { kind: 'begin' }
  if (job?.state === 'failed' || isResetLate(row, now)) return lateStep
  if (!seen.hasScript) return oldChartStep
  // A Job that was started with another password than would be written now may still give WordPress that one.
  if (seen.next !== passwordReset) return { kind: job ? 'runAgain' : 'writeNext' }
  return { kind: job ? 'wait' : 'run' }
}

const lateStep = {
  kind: 'giveUp',
  reason: 'Timeout',
  message: 'The password was not reset in time. Ask again; should the shown password be refused, a new reset mends it.',
} satisfies ResetStep

const oldChartStep = {
  kind: 'giveUp',
  reason: 'ChartTooOld',
  message: "The store's chart cannot reset passwords yet. Upgrade the store, then ask again.",
} satisfies ResetStep

export const resetJobName = (reset: string) => `${passwordResetName}-${reset}`

/** Whether an object of this name, a Job or a pod, is a reset's: what befalls it is no trouble of the store's own pods. */
export const isOfReset = (name = '') => name.startsWith(`${passwordResetName}-`)
