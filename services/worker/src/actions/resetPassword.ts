import { writeAttempt } from '@storeyard/core/db/attempts'
import { type StoreChange, secondsFromNow } from '@storeyard/core/db/changeStore'
import { wordpressName } from '@storeyard/core/domain/marks'
import { planReset, type ResetStep } from '@storeyard/core/domain/passwordReset'
import {
  buildResetJob,
  createResetJob,
  deleteResetJob,
  hasResetScript,
  observeResetJob,
  type ResetJob,
} from '@storeyard/core/kube/resetJob'
import {
  describeResetSecret,
  readResetSecret,
  showNextPassword,
  writeNextPassword,
} from '@storeyard/core/kube/resetSecret'
import { noteReason } from '../note.ts'
import type { Next, Turn } from '../turn.ts'
import { apply } from './apply.ts'

/** One step of a pending reset; the row ends it, last of all. */
export async function resetPassword(turn: Turn): Promise<Next> {
  const { deps, look } = turn
  const { kube } = deps
  const { row, situation } = look
  const { namespace, passwordReset: reset } = row
  if (reset === null) throw new Error('resetPassword was planned without a reset')
  const [secret, job, hasScript] = await Promise.all([
    readResetSecret(kube, namespace),
    observeResetJob(kube, namespace, reset),
    hasResetScript(kube, namespace),
  ])
  // It was there at the look before: the next one makes it anew.
  if (!secret) return 'again'
  const step = planReset(row, { ...describeResetSecret(secret), job: job?.seen ?? null, hasScript }, situation.now)
  // What it waits for may be what is missing: a policy, or the script itself.
  const mayLackIt = step.kind === 'wait' || (step.kind === 'giveUp' && step.reason === 'ChartTooOld')
  if (mayLackIt && look.seen.drift.length > 0) return apply({ ...turn, state: { kind: 'drifted' } })
  switch (step.kind) {
    case 'begin':
      await begin(turn, reset)
      return 'again'
    case 'writeNext':
      await writeNextPassword(kube, namespace, secret, reset)
      return 'again'
    case 'run':
      await run(turn, reset)
      return 'done'
    case 'wait':
      await noteTrouble(turn, job)
      return 'done'
    case 'runAgain':
      await deleteResetJob(kube, namespace, reset, job?.uid)
      return 'again'
    case 'show':
      await showNextPassword(kube, namespace, secret, { reset, user: step.user })
      return 'again'
    case 'end':
    case 'giveUp':
      await deleteResetJob(kube, namespace, reset, job?.uid)
      await end(turn, reset, endEvent(step, job))
      return 'done'
  }
}

/** Its time begins when the store is ready for it, not when it was asked for. */
const begin = ({ deps, lease }: Turn, reset: string) =>
  writeAttempt(deps.db, lease, (row) =>
    row.passwordReset === reset && row.passwordResetUntil === null
      ? { set: { passwordResetUntil: secondsFromNow(deps.limits.resetSeconds) } }
      : null,
  )

async function run({ deps: { kube }, look: { row, situation } }: Turn, reset: string): Promise<void> {
  const { namespace, passwordResetUntil } = row
  const leftMs = (passwordResetUntil?.valueOf() ?? 0) - situation.now.valueOf()
  const wordpress = await kube.apps.readNamespacedDeployment({ namespace, name: wordpressName })
  const seconds = Math.max(1, Math.ceil(leftMs / 1_000))
  await createResetJob(kube, namespace, buildResetJob(wordpress, { storeId: row.id, reset, seconds }))
}

/** The Job tries by itself, so nothing here backs off. What was said of a failed generation stays. */
async function noteTrouble(turn: Turn, job: ResetJob | null): Promise<void> {
  const { failedGeneration, generation } = turn.look.row
  if (job?.trouble && failedGeneration !== generation) await noteReason(turn, 'PasswordResetWaits', job.trouble)
}

const endEvent = (step: Extract<ResetStep, { kind: 'end' | 'giveUp' }>, job: ResetJob | null) => {
  if (step.kind === 'end')
    return { type: 'PasswordReset', message: "WordPress's administrator has a new password; the credentials show it." }
  const cause = step.reason === 'Timeout' && job?.trouble ? ` Its last trouble: ${job.trouble}` : ''
  return { type: 'PasswordResetFailed', reason: step.reason, message: `${step.message}${cause}` }
}

const end = ({ deps, lease }: Turn, reset: string, event: NonNullable<StoreChange['events']>[number]) =>
  writeAttempt(deps.db, lease, (row) =>
    row.passwordReset === reset && row.passwordResetEnded !== reset
      ? {
          set: {
            passwordResetEnded: reset,
            passwordResetUntil: null,
            ...(row.attemptReason === 'PasswordResetWaits' ? { attemptReason: null, attemptMessage: null } : {}),
          },
          events: [event],
        }
      : null,
  )
