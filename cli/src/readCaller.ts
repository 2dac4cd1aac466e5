import { answer } from '@storeyard/client/answer'
import type { Client } from '@storeyard/client/createClient'
import { requireFields } from './requireFields.ts'

/** Whose key a client uses, and what it may do. */
export const readCaller = async (client: Client) =>
  requireFields(await answer(client.GET('/session', {})), { name: 'string', role: 'string' })
