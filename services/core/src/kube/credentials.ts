import { randomBytes } from 'node:crypto'
import { credentialsName, managedBy, partOfLabel, storeIdLabel } from '../domain/marks.ts'
import type { Kube } from './client.ts'
import { orExists } from './errors.ts'
import { readMetadata } from './read.ts'

/** Letters and digits only: safe in SQL, PHP and ini files alike. 24 characters hold 142 bits. */
export const generatePassword = (length = 24) => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  let text = ''
  while (text.length < length) {
    // Bytes from the top of the range would favour the first letters.
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += alphabet[byte % 62]
  }
  return text
}

const salts = [
  'auth-key',
  'secure-auth-key',
  'logged-in-key',
  'nonce-key',
  'auth-salt',
  'secure-auth-salt',
  'logged-in-salt',
  'nonce-salt',
]

/** The UID of the store's Secret; null when it is missing. Its content is not read. */
export async function observeCredentials(kube: Kube, namespace: string): Promise<string | null> {
  const metadata = await readMetadata(kube, `/api/v1/namespaces/${namespace}/secrets/${credentialsName}`)
  return metadata?.uid ?? null
}

/** Generates the store's credentials once: an existing Secret is never overwritten. Returns its UID. */
export async function ensureCredentials(kube: Kube, store: { id: string; namespace: string }): Promise<string> {
  const { id, namespace } = store
  await orExists(
    kube.core.createNamespacedSecret({
      namespace,
      body: {
        metadata: { name: credentialsName, labels: { [partOfLabel]: managedBy, [storeIdLabel]: id } },
        type: 'Opaque',
        stringData: {
          'mariadb-password': generatePassword(),
          'wordpress-admin-user': `admin-${randomBytes(3).toString('hex')}`,
          'wordpress-admin-password': generatePassword(),
          ...Object.fromEntries(salts.map((salt) => [`wordpress-${salt}`, generatePassword(64)])),
        },
      },
    }),
  )
  const uid = await observeCredentials(kube, namespace)
  if (!uid) throw new Error(`the Secret ${credentialsName} was deleted right after it was made`)
  return uid
}
