import { Credentials, ReadLogs } from '@storeyard/core/contract/stores'
import { recordEvent } from '@storeyard/core/db/recordEvent'
import { storeUrl } from '@storeyard/core/domain/names'
import { RefusedError } from '@storeyard/core/domain/refused'
import { readLogs } from '@storeyard/core/kube/logs'
import { readWordpressAdmin } from '@storeyard/core/kube/readCredentials'
import { redactText } from '@storeyard/core/observability/redact'
import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { requireStore, StoreParams, type StoresContext } from './context.ts'

/** What is read from the cluster itself, in the store's own namespace. */
export const readClusterEndpoints = ({ db, kube, platform: { address } }: StoresContext) => [
  endpoint({
    method: 'get',
    path: '/stores/:id/logs',
    summary: "Read the end of a container's log",
    access: 'viewer',
    params: StoreParams,
    query: ReadLogs,
    answer: { status: 200, description: 'The last lines', schema: z.string(), contentType: 'text/plain' },
    problems: ['NOT_FOUND'],
    handle: async ({ params, query, res }) => {
      const { namespace } = await requireStore(db, params.id)
      const text = await readLogs(kube, { namespace, ...query })
      if (text === null)
        throw new RefusedError('NOT_FOUND', `${query.component} has no container that could have logged.`)
      res.status(200).type('text/plain').send(redactText(text))
    },
  }),
  endpoint({
    method: 'get',
    path: '/stores/:id/credentials',
    summary: "Read the credentials of a store's WordPress administrator",
    description: 'Each reading leaves an event with the name of its reader.',
    access: 'operator',
    params: StoreParams,
    answer: { status: 200, description: 'The credentials as they were generated', schema: Credentials },
    problems: ['NOT_FOUND', 'STORE_DELETED', 'CREDENTIALS_UNAVAILABLE'],
    handle: async ({ params, actor }): Promise<Credentials> => {
      const store = await requireStore(db, params.id)
      if (store.desiredState === 'absent') throw new RefusedError('STORE_DELETED')
      const admin = await readWordpressAdmin(kube, store.namespace)
      if (!admin)
        throw new RefusedError(
          'CREDENTIALS_UNAVAILABLE',
          'The store has no credentials yet. Try again when it is provisioned.',
        )
      // Before the answer: nobody reads them without leaving a trace.
      await recordEvent(db, {
        storeId: store.id,
        actor: actor(),
        type: 'CredentialsRead',
        message: 'The credentials of the WordPress administrator were read',
      })
      return {
        admin_user: admin.user,
        admin_password: admin.password,
        login_url: `${storeUrl(store.domain, address)}/wp-login.php`,
      }
    },
  }),
]
