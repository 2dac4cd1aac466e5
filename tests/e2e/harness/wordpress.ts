import type { Store } from '@storeyard/core/contract/stores'
import { createVisitor } from '../../../charts/store/tests/support/visitor.ts'
import type { Api } from './api.ts'

/** The smallest PNG there is: one transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export const visit = (store: Store, path: string) => createVisitor(store.domain).visit(path)

/** The title as a reader sees it: WordPress writes some characters as entities, and quotation marks as typographic ones. */
export async function readTitle(store: Store): Promise<string> {
  const { status, body } = await visit(store, '/')
  if (status !== 200) throw new Error(`${store.url} answered ${status}`)
  return (/<title>(.*?)<\/title>/s.exec(body)?.[1] ?? '')
    .replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

/** Signs in at /wp-login.php with what the API gives, and does what an owner does in wp-admin. */
export async function signIn(api: Api, store: Store) {
  const { admin_user, admin_password, login_url } = await api.credentials(store.id)
  if (login_url !== `${store.url}/wp-login.php`) throw new Error(`the credentials lead to ${login_url}`)
  const visitor = createVisitor(store.domain)
  const signed = await visitor.signIn(admin_user, admin_password)
  const rest = async (path: string, method: string, headers: Record<string, string>, body?: string | Buffer) => {
    const answer = await visitor.visit(`/wp-json/${path}`, { method, headers: { ...signed, ...headers }, body })
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.body}`)
    return JSON.parse(answer.body)
  }
  return {
    visit: visitor.visit,
    read: (path: string) => rest(path, 'GET', {}),
    remove: (path: string) => rest(path, 'DELETE', {}),
    publish: (post: { title: string; content: string; status: string; date_gmt?: string }) =>
      rest('wp/v2/posts', 'POST', { 'content-type': 'application/json' }, JSON.stringify(post)),
    upload: async (name: string) => {
      const type = { 'content-type': 'image/png', 'content-disposition': `attachment; filename="${name}.png"` }
      const { id, source_url } = await rest('wp/v2/media', 'POST', type, pixel)
      return { id: Number(id), path: new URL(source_url).pathname }
    },
  }
}

/** Whether anybody who asks for this path is shown the uploaded picture. */
export async function showsPicture(store: Store, path: string): Promise<boolean> {
  const { status, headers } = await visit(store, path)
  return status === 200 && headers['content-type'] === 'image/png' && headers['content-length'] === `${pixel.length}`
}
