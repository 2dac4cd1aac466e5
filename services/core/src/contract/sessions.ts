import { z } from 'zod'

export const roles = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/** POST /api/v1/session: a key is exchanged for a session cookie. */
export const SignIn = z.strictObject({ key: z.string().min(1, 'key is missing').max(200) })

/** GET /api/v1/session: who the caller is. */
export const Session = z.object({ name: z.string(), role: z.enum(roles), expires_at: z.iso.datetime().nullable() })
export type Session = z.infer<typeof Session>

/** The id of a session: a number, and no part of its token. */
export const SessionId = z.string().regex(/^\d{1,15}$/, 'is not the id of a session')

/** A browser that is signed in. */
export const ActiveSession = z
  .object({
    id: z.string(),
    key_id: z.string(),
    key_name: z.string(),
    role: z.enum(roles),
    /** Where it was signed in from. */
    address: z.string().nullable(),
    created_at: z.iso.datetime(),
    last_used_at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    /** The one that asks. */
    current: z.boolean(),
  })
  .meta({ id: 'ActiveSession' })
export type ActiveSession = z.infer<typeof ActiveSession>
export const ActiveSessionPage = z.object({ items: z.array(ActiveSession), next_cursor: z.string().nullable() })
export type ActiveSessionPage = z.infer<typeof ActiveSessionPage>

export const ListSessions = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: SessionId.optional(),
})
