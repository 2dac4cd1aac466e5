import { credentialsName } from '../domain/marks.ts'
import type { Kube } from './client.ts'
import { hasCode } from './errors.ts'

export interface WordpressAdmin {
  user: string
  password: string
}

const decode = (text: string | undefined) => (text ? Buffer.from(text, 'base64').toString('utf8') : null)

/** The administrator of a store's WordPress; null while the Secret, or the right to read it, is not there. */
export async function readWordpressAdmin(kube: Kube, namespace: string): Promise<WordpressAdmin | null> {
  try {
    const { data } = await kube.core.readNamespacedSecret({ namespace, name: credentialsName })
    const user = decode(data?.['wordpress-admin-user'])
    const password = decode(data?.['wordpress-admin-password'])
    return user && password ? { user, password } : null
  } catch (err) {
    // Rights come with the namespace: without it the answer is 403.
    if (hasCode(err, 404) || hasCode(err, 403)) return null
    throw err
  }
}
