import type { ApiAnswer } from './apiClient.ts'
import type { TestApi } from './testApi.ts'

/** Signs in as the dashboard does, and gives the cookie as a browser would send it back. */
export async function signIn(api: TestApi, key: string): Promise<{ cookie: string; token: string; answer: ApiAnswer }> {
  const answer = await api.as({}).post('/api/v1/session', { key })
  expect(answer.status).toBe(201)
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const [, token = ''] = cookie.split('=')
  expect(token).toMatch(/^sys_[\w-]{43}$/)
  return { cookie, token, answer }
}
