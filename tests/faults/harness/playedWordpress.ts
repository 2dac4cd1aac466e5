import type { Store } from '@storeyard/core/contract/stores'
import { credentialsName, passwordResetName } from '@storeyard/core/domain/marks'
import { answeredLabel } from './stages.ts'
import type { System } from './system.ts'

export type PlayedWordpress = Awaited<ReturnType<typeof playWordpress>>

const decode = (text = '') => Buffer.from(text, 'base64').toString()

export async function readCredentials({ admin }: System, { namespace }: Store) {
  const { data } = await admin.core.readNamespacedSecret({ namespace, name: credentialsName })
  return {
    password: decode(data?.['wordpress-admin-password']),
    next: data?.['wordpress-admin-password-next'] === undefined ? null : decode(data['wordpress-admin-password-next']),
    nextFor: decode(data?.['wordpress-admin-password-next-for']),
  }
}

/** Stands for the WordPress of one store, whose pods only seem to run: knows its administrator's password. */
export async function playWordpress(system: System, store: Store) {
  const { namespace } = store
  let { password } = await readCredentials(system, store)
  const ran = new Set<string>()

  /** What the script in each pod of a reset does; with `answer` false it does it and does not come to its end. */
  const runResets = async ({ answer }: { answer: boolean }) => {
    const labelSelector = `app.kubernetes.io/name=${passwordResetName},!${answeredLabel}`
    const { items } = await system.admin.core.listNamespacedPod({ namespace, labelSelector })
    for (const { metadata, spec, status } of items) {
      if (status?.phase !== 'Running' || metadata?.deletionTimestamp) continue
      const reset = spec?.containers[0]?.env?.find(({ name }) => name === 'PASSWORD_RESET')?.value
      const { next, nextFor } = await readCredentials(system, store)
      if (next === null || nextFor !== reset) continue
      password = next
      ran.add(metadata?.uid ?? '')
      if (answer)
        await system.kubectl('label', 'pod', metadata?.name ?? '', `${answeredLabel}=true`, '--namespace', namespace)
    }
  }
  return { runResets, password: () => password, runs: () => ran.size }
}
