import type { V1Secret } from '@kubernetes/client-node'
import { credentialsName, passwordResetAnnotation } from '../domain/marks.ts'
import type { ResetSeen } from '../domain/passwordReset.ts'
import type { Kube } from './client.ts'
import { generatePassword } from './credentials.ts'
import { orAbsent } from './errors.ts'

export const userKey = 'wordpress-admin-user'
const passwordKey = 'wordpress-admin-password'
export const nextKey = 'wordpress-admin-password-next'
/** The reset that the next password is for: a pod with an older copy of the Secret finds that it has. */
export const nextForKey = 'wordpress-admin-password-next-for'

const encode = (text: string) => Buffer.from(text).toString('base64')
const decode = (text: string | undefined) => (text === undefined ? null : Buffer.from(text, 'base64').toString())

export const readResetSecret = (kube: Kube, namespace: string): Promise<V1Secret | null> =>
  orAbsent(kube.core.readNamespacedSecret({ namespace, name: credentialsName }))

export const describeResetSecret = ({ data, metadata }: V1Secret): Pick<ResetSeen, 'shown' | 'next'> => ({
  shown: metadata?.annotations?.[passwordResetAnnotation] ?? null,
  next: data?.[nextKey] === undefined ? null : decode(data[nextForKey]),
})

/**
 * A next password beside the one that is shown. One that an earlier reset left is kept: WordPress may have it already.
 * Like every write here it is of the Secret as it was read, and else refused (409).
 */
export const writeNextPassword = (kube: Kube, namespace: string, secret: V1Secret, reset: string): Promise<unknown> =>
  replace(kube, namespace, {
    ...secret,
    data: {
      ...secret.data,
      [nextKey]: secret.data?.[nextKey] ?? encode(generatePassword()),
      [nextForKey]: encode(reset),
    },
  })

/** The next password becomes the one that is shown, in the one write that takes it away. */
export function showNextPassword(
  kube: Kube,
  namespace: string,
  secret: V1Secret,
  { reset, user }: { reset: string; user: string | null },
): Promise<unknown> {
  const { [nextKey]: next, [nextForKey]: _, ...data } = secret.data ?? {}
  if (next === undefined) throw new Error('the Secret holds no next password to show')
  const { metadata } = secret
  return replace(kube, namespace, {
    ...secret,
    metadata: { ...metadata, annotations: { ...metadata?.annotations, [passwordResetAnnotation]: reset } },
    data: { ...data, [passwordKey]: next, ...(user === null ? {} : { [userKey]: encode(user) }) },
  })
}

const replace = (kube: Kube, namespace: string, body: V1Secret) =>
  kube.core.replaceNamespacedSecret({ namespace, name: credentialsName, body })
