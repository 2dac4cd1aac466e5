import { parseCookie } from 'cookie'
import type { Request, Response } from 'express'

/** The prefix makes browsers insist on Secure, Path=/ and no Domain: no other host can set or read it. */
const cookieName = '__Host-storeyard'
const attributes = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const

export const readSessionCookie = (req: Request): string | undefined => parseCookie(req.headers.cookie ?? '')[cookieName]

export const setSessionCookie = (res: Response, token: string, expires: Date | null) =>
  res.cookie(cookieName, token, { ...attributes, ...(expires && { expires }) })

export const clearSessionCookie = (res: Response) => res.clearCookie(cookieName, attributes)
