import type { ProblemCode } from '@storeyard/core/contract/problems'
import type { Role } from '@storeyard/core/contract/sessions'
import type { Caller } from '@storeyard/core/db/keys'
import type { Request, Response } from 'express'
import { z } from 'zod'

type Method = 'get' | 'post' | 'patch' | 'delete'

/** What a handler is given: all of it checked. */
interface Call<Params, Query, Body> {
  caller: () => Caller
  /** For the events that the call leaves behind. */
  actor: () => string
  params: Params
  query: Query
  body: Body
  req: Request
  res: Response
}

interface Answer {
  status: number
  description: string
  /** Left out where there is no body. */
  schema?: z.ZodType
  /** JSON when left out. */
  contentType?: string
  /** Those of its own. */
  headers?: z.ZodObject
}

interface Definition<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  method: Method
  /** In Express's form, below /api/v1. */
  path: string
  summary: string
  description?: string
  /** The least role that may; sign-in alone is open. */
  access: Role | 'open'
  params?: Params
  query?: Query
  body?: Body
  headers?: z.ZodObject
  answer: Answer
  /** Those of its own, besides the ones any call may end in. */
  problems?: ProblemCode[]
  /** Returns the JSON of the answer; undefined when it has written the answer itself, or there is none. */
  handle: (call: Call<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<unknown>
}

export type Endpoint = Definition<z.ZodType, z.ZodType, z.ZodType>

/** A body that may be left out has a schema that takes nothing for an answer. */
export const needsBody = ({ body }: Endpoint): boolean => body !== undefined && !body.safeParse(undefined).success

const Nothing = z.strictObject({})
type Nothing = typeof Nothing

/** One route: what it takes, who may, what it answers. Express's routes and the OpenAPI document both come from it. */
export const endpoint = <
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = z.ZodUndefined,
>(
  definition: Definition<Params, Query, Body>,
): Endpoint => definition as unknown as Endpoint
