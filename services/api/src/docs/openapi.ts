import { Problem, type ProblemCode, problems } from '@storeyard/core/contract/problems'
import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { type Endpoint, needsBody } from '../http/endpoint.ts'

const problemsOfAnyCall: ProblemCode[] = ['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL']
const problemsOfGuarded: ProblemCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'ORIGIN_REFUSED']
const problemsOfBody: ProblemCode[] = ['INVALID_JSON', 'VALIDATION_FAILED', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE']

const problemCodes = ({ access, body, query, problems: own = [] }: Endpoint): ProblemCode[] => [
  ...own,
  ...(access === 'open' ? ['UNAUTHENTICATED' as const] : problemsOfGuarded),
  ...(body ? problemsOfBody : []),
  ...(query ? ['VALIDATION_FAILED' as const] : []),
  ...problemsOfAnyCall,
]

const AnyAnswer = z.object({
  'X-Request-Id': z.string().meta({ description: 'Stands in the log too' }),
  RateLimit: z.string().optional().meta({ description: 'How many calls are left, of the key and of the address' }),
  'RateLimit-Policy': z.string().optional().meta({ description: 'How many there are, and in how many seconds' }),
})
const RetryAfter = z.object({ 'Retry-After': z.int().meta({ description: 'Seconds' }) })

const headersOf = (status: number) =>
  status === problems.RATE_LIMITED.status || status === problems.UNAVAILABLE.status
    ? AnyAnswer.extend(RetryAfter.shape)
    : AnyAnswer

const problemResponses = (endpoint: Endpoint) =>
  Object.fromEntries(
    [...Map.groupBy(new Set(problemCodes(endpoint)), (code) => problems[code].status)].map(([status, codes]) => [
      `${status}`,
      {
        headers: headersOf(Number(status)),
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  )

const roleOf = ({ access }: Endpoint) =>
  access === 'open' ? 'Open to all.' : `Needs the role ${access}${access === 'admin' ? '' : ', or a higher one'}.`

const operation = (endpoint: Endpoint): ZodOpenApiOperationObject => {
  const { answer, params, query, headers, body } = endpoint
  const content = answer.schema && { [answer.contentType ?? 'application/json']: { schema: answer.schema } }
  return {
    operationId: `${endpoint.method}${endpoint.path.replace(/[/:]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: endpoint.path.split('/').slice(1, 2),
    summary: endpoint.summary,
    description: [endpoint.description, roleOf(endpoint)].filter(Boolean).join(' '),
    ...(endpoint.access === 'open' ? { security: [] } : { 'x-role': endpoint.access }),
    requestParams: {
      ...(params ? { path: params as z.ZodObject } : {}),
      ...(query ? { query: query as z.ZodObject } : {}),
      ...(headers ? { header: headers } : {}),
    },
    ...(body
      ? { requestBody: { required: needsBody(endpoint), content: { 'application/json': { schema: body } } } }
      : {}),
    responses: {
      [`${answer.status}`]: {
        description: answer.description,
        headers: answer.headers ? AnyAnswer.extend(answer.headers.shape) : AnyAnswer,
        ...(content ? { content } : {}),
      },
      ...problemResponses(endpoint),
    },
  }
}

/** The OpenAPI document of the very routes that are served. */
export function createOpenApi(endpoints: readonly Endpoint[], basePath: string) {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Storeyard',
      version: '1',
      description: 'WordPress stores on Kubernetes: one store, one namespace, one Helm release.',
    },
    servers: [{ url: basePath }],
    security: [{ key: [] }, { session: [] }],
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of the form sy_<prefix>_<secret>' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-storeyard', description: 'Got by POST /session' },
      },
    },
    paths,
  })
}
