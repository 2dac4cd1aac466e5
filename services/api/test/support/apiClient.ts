export interface ApiAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectations what it awaits.
  body: any
}

export type ApiClient = ReturnType<typeof createApiClient>

/** Calls the api as a program would; a body that is a text is sent as it is. */
export function createApiClient(url: string, always: Record<string, string>) {
  const call = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<ApiAnswer> => {
    const response = await fetch(`${url}${path.startsWith('/stores') ? `/api/v1${path}` : path}`, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...always, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(25_000),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }
  return {
    call,
    get: (path: string, headers?: Record<string, string>) => call('GET', path, { headers }),
    post: (path: string, body?: unknown, headers?: Record<string, string>) => call('POST', path, { body, headers }),
    patch: (path: string, body?: unknown, headers?: Record<string, string>) => call('PATCH', path, { body, headers }),
    delete: (path: string, headers?: Record<string, string>) => call('DELETE', path, { headers }),
  }
}
