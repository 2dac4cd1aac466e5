import type { Store } from '@storeyard/core/contract/stores'
import type { Tx } from '@storeyard/core/db/client'
import { readGeneration } from '@storeyard/core/db/generations'
import { RefusedError } from '@storeyard/core/domain/refused'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { FieldsError } from './problem.ts'

const header = 'If-Match'
const tag = '(?:W/)?"[^"]*"'
const IfMatch = z
  .string()
  .regex(new RegExp(`^\\s*(\\*|${tag}(\\s*,\\s*${tag})*)\\s*$`), 'is the ETag of the store as it was read, such as "3"')

export const IfMatchHeaders = z.object({
  [header]: IfMatch.optional().meta({
    description:
      'Refused with PRECONDITION_FAILED when the generation is another by now. Title and deletion protection raise none: a change of them by somebody else is not seen.',
  }),
})
/** Of answers with a store. It names what people asked for: status and cause move under the same one. */
export const EtagHeaders = z.object({ ETag: z.string().meta({ description: 'The generation, for If-Match' }) })

const etagOf = (generation: number) => `"${generation}"`
export const setEtag = (res: Response, { generation }: Pick<Store, 'generation'>) =>
  res.setHeader('ETag', etagOf(generation))

/** The tags that the caller would take; null without the header. One that is none is refused, a repeat's too. */
export function readIfMatch(req: Request): string[] | null {
  const text = req.get(header)
  if (text === undefined) return null
  const parsed = IfMatch.safeParse(text)
  if (!parsed.success) throw new FieldsError([{ field: header, message: parsed.error.issues[0]?.message ?? '' }])
  // A proxy that changes the bytes of an answer weakens its tag; what was asked of the store is the same.
  return parsed.data.split(',').map((one) => one.trim().replace(/^W\//, ''))
}

/** Refuses a change of a store that others changed since the caller read it. The row is locked until the end. */
export async function requireMatch(tx: Tx, allowed: string[] | null, storeId: string): Promise<void> {
  if (allowed === null) return
  const generation = await readGeneration(tx, storeId)
  if (generation === null || allowed.includes('*') || allowed.includes(etagOf(generation))) return
  throw new RefusedError(
    'PRECONDITION_FAILED',
    `The store is at generation ${generation} by now. Read it again, see what was changed, then ask again with its new ETag.`,
  )
}
