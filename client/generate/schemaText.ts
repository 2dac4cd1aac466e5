import { apiPath, createEndpoints, type EndpointsOptions } from '@storeyard/api/src/app.ts'
import { createOpenApi } from '@storeyard/api/src/docs/openapi.ts'
import openapiTS, { astToString } from 'openapi-typescript'

// The document is made of the routes' declarations alone: no handler runs, so nothing that handlers need is here.
const options = { stores: { platform: {} } } as unknown as EndpointsOptions

const header = '// Generated from the OpenAPI document by `npm run generate`. Not to be edited.\n\n'

/** The types of every route of the API, as TypeScript. */
export async function schemaText(): Promise<string> {
  const document = createOpenApi(createEndpoints(options), apiPath)
  // A field with a default may be left out of a request, which the generator would forbid.
  const types = await openapiTS(JSON.stringify(document), { defaultNonNullable: false })
  return header + astToString(types)
}
