import type { Component } from '@storeyard/core/contract/choices'
import { StoreObjects, StoreUsage } from '@storeyard/core/contract/cluster'
import { Credentials, ReadLogs } from '@storeyard/core/contract/stores'
import { hasResetTimedOut } from '@storeyard/core/db/passwordReset'
import { recordEvent } from '@storeyard/core/db/recordEvent'
import { storeUrl } from '@storeyard/core/domain/names'
import { isResetPending } from '@storeyard/core/domain/passwordReset'
import { RefusedError } from '@storeyard/core/domain/refused'
import { openLog, readLogs } from '@storeyard/core/kube/logs'
import { readWordpressAdmin } from '@storeyard/core/kube/readCredentials'
import { readObjects, readUsage } from '@storeyard/core/kube/storeView'
import { redactText } from '@storeyard/core/observability/redact'
import { z } from 'zod'
import { endpoint } from '../http/endpoint.ts'
import { describeKeyOpenMax, type OpenStreams } from '../http/openStreams.ts'
import { sourceOf } from '../http/source.ts'
import { requireStore, StoreParams, type StoresContext } from './context.ts'
import { followLog } from './followLog.ts'

/** What is read from the cluster itself, in the store's own namespace. */
export const readClusterEndpoints = ({ db, kube, platform: { address } }: StoresContext, streams: OpenStreams) => [
  endpoint({
    method: 'get',
    path: '/stores/:id/logs',
    summary: "Read the end of a container's log, and follow it",
    description: `With \`follow\` the answer goes on until the container ends, nothing was logged for five minutes, or an hour has passed: ask again then. ${describeKeyOpenMax('logs')}`,
    access: 'viewer',
    params: StoreParams,
    query: ReadLogs,
    answer: { status: 200, description: 'The last lines', schema: z.string(), contentType: 'text/plain' },
    problems: ['NOT_FOUND', 'LOGS_UNAVAILABLE'],
    handle: async ({ params, query: { component, tail, follow }, req, res }) => {
      const { namespace } = await requireStore(db, params.id)
      const wanted = { namespace, component, tail }
      if (!follow)
        return void res
          .status(200)
          .type('text/plain')
          .send(redactText(logged(await readLogs(kube, wanted), component)))
      await streams.begin({
        req,
        res,
        kind: 'logs',
        contentType: 'text/plain; charset=utf-8',
        open: async (ended) => followLog(logged(await openLog(kube, wanted), component), ended),
      })
    },
  }),
  endpoint({
    method: 'get',
    path: '/stores/:id/usage',
    summary: 'Show what a store takes of the cluster: quota, volumes and pods',
    description: 'Cores and bytes. Empty while the store has no namespace.',
    access: 'viewer',
    params: StoreParams,
    answer: { status: 200, description: 'What it takes now', schema: StoreUsage },
    problems: ['NOT_FOUND'],
    handle: async ({ params }): Promise<StoreUsage> => readUsage(kube, (await requireStore(db, params.id)).namespace),
  }),
  endpoint({
    method: 'get',
    path: '/stores/:id/objects',
    summary: "List the objects in a store's namespace, and whether they are ready",
    access: 'viewer',
    params: StoreParams,
    answer: { status: 200, description: 'The objects', schema: StoreObjects },
    problems: ['NOT_FOUND'],
    handle: async ({ params }): Promise<StoreObjects> => ({
      items: await readObjects(kube, (await requireStore(db, params.id)).namespace),
    }),
  }),
  endpoint({
    method: 'get',
    path: '/stores/:id/credentials',
    summary: "Read the credentials of a store's WordPress administrator",
    description: 'Each reading leaves an event with the name of its reader.',
    access: 'operator',
    params: StoreParams,
    answer: { status: 200, description: 'The credentials as they were generated last', schema: Credentials },
    problems: ['NOT_FOUND', 'STORE_DELETED', 'CREDENTIALS_UNAVAILABLE'],
    handle: async ({ params, actor, req }): Promise<Credentials> => {
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
        ...sourceOf(req),
      })
      return {
        admin_user: admin.user,
        admin_password: admin.password,
        login_url: `${storeUrl(store.domain, address)}/wp-login.php`,
        reset: isResetPending(store) ? 'pending' : (await hasResetTimedOut(db, store.id)) ? 'failed' : null,
      }
    },
  }),
]

function logged<T>(found: T | null, component: Component): T {
  if (found === null)
    throw new RefusedError(
      'LOGS_UNAVAILABLE',
      `${component} has no container that could have logged. Try again when one has started.`,
    )
  return found
}
