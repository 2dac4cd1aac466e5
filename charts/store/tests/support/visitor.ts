import { request } from 'node:http'
import { ingressPort } from './env.ts'

interface Answer {
  status: number
  body: string
  headers: Record<string, string | string[] | undefined>
}

/** A browser's stand-in: asks the Ingress for the host, keeps cookies, follows nothing. */
export function createVisitor(host: string) {
  const cookies = new Map<string, string>()
  const visit = (
    path: string,
    options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const headers = {
        host: `${host}:${ingressPort}`,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...options.headers,
      }
      const asked = request(
        { host: '127.0.0.1', port: ingressPort, path, method: options.method ?? 'GET', headers, timeout: 30_000 },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk) => chunks.push(chunk))
          answer.on('error', reject)
          answer.on('end', () => {
            for (const cookie of answer.headers['set-cookie'] ?? []) {
              const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
              if (name !== undefined && value !== undefined) cookies.set(name, value)
            }
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks).toString('utf8'),
            })
          })
        },
      )
      asked.on('timeout', () => asked.destroy(new Error(`${path} took too long`)))
      asked.on('error', reject)
      asked.end(options.body)
    })

  return {
    visit,
    /** Signs in as a person does, and returns what WordPress's REST API wants from scripts of a signed-in page. */
    signIn: async (user: string, password: string) => {
      await visit('/wp-login.php')
      const form = new URLSearchParams({ log: user, pwd: password, 'wp-submit': 'Log In', testcookie: '1' })
      const answer = await visit('/wp-login.php', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      })
      if (answer.status !== 302) throw new Error(`Signing in answered ${answer.status}`)
      return { 'x-wp-nonce': (await visit('/wp-admin/admin-ajax.php?action=rest-nonce')).body }
    },
  }
}
