import { z } from 'zod'

export const roles = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/** POST /api/v1/session: a key is exchanged for a session cookie. */
export const SignIn = z.strictObject({ key: z.string().min(1, 'key is missing').max(200) })

/** GET /api/v1/session: who the caller is. */
export const Session = z.object({ name: z.string(), role: z.enum(roles), expires_at: z.iso.datetime().nullable() })
export type Session = z.infer<typeof Session>
