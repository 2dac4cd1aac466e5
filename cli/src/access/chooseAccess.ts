import { Failure } from '../failure.ts'
import type { Login } from './loginFile.ts'

/** The API's origin, of what people give for it: with or without its path, or the dashboard's address. */
export function parseUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new Failure('usage', `${text} is no address of an API.`, 'It looks like https://storeyard.example.com.')
  // A user and password would end up in the file, and fetch takes none.
  if (url.username || url.password) throw new Failure('usage', 'The address has a user or password in it.')
  return url.origin + url.pathname.replace(/(\/api\/v1)?\/*$/, '')
}

/** `source` says in an error what held the text. */
export function parseKey(text: string, source = 'This'): string {
  const key = text.trim()
  if (!/^sy_[\w-]+$/.test(key)) throw new Failure('usage', `${source} is no key of Storeyard: those begin with sy_.`)
  return key
}

const loginAdvice = 'storeyard login URL, or set STOREYARD_URL and STOREYARD_KEY'

/** Whom to call with which key. The kept key goes to nobody but the address that it was kept for. */
export function chooseAccess(env: NodeJS.ProcessEnv, login: Login | null): Login {
  const { STOREYARD_URL, STOREYARD_KEY } = env
  const url = STOREYARD_URL ? parseUrl(STOREYARD_URL) : login?.url
  if (!url) throw new Failure('denied', 'Not logged in.', loginAdvice)
  const key = STOREYARD_KEY ? parseKey(STOREYARD_KEY, 'STOREYARD_KEY') : url === login?.url ? login.key : null
  if (!key) throw new Failure('denied', `There is no key for ${url}.`, `storeyard login ${url}, or set STOREYARD_KEY`)
  return { url, key }
}

/** A key that is sent over a network as it is can be read on the way. */
export function isExposed(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !/^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
