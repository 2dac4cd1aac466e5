import type { z } from 'zod'
import type { ApiAlone } from './apiAlone.ts'

/** What the api answers to a change, which has to succeed. */
export async function ask<T>(
  { url, key }: Pick<ApiAlone, 'url' | 'key'>,
  schema: z.ZodType<T>,
  method: string,
  path: string,
  body: object,
): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return schema.parse(await response.json())
}
