import { ApiError } from '@storeyard/client/apiError'
import { Failure } from './failure.ts'

/** Any error as a person meets it. Null for one that nobody foresaw. */
export function explainFailure(err: unknown, env: NodeJS.ProcessEnv): Failure | null {
  if (err instanceof Failure) return err
  if (err instanceof ApiError) return explainApiError(err, env)
  return null
}

function explainApiError(err: ApiError, { STOREYARD_KEY }: NodeJS.ProcessEnv): Failure {
  if (err.code === 'UNREACHABLE') return explainUnreachable(err)
  const fields = err.errors.map(({ field, message }) => `\n  ${field}: ${message}`).join('')
  const message = `${err.errors.length > 0 ? `${err.title}:${fields}` : err.message} (${err.code})`
  const { status } = err
  if (status === 401)
    return new Failure('denied', `${err.title} (${err.code})`, STOREYARD_KEY ? adviseVariable : adviseLogin)
  if (status === 403) return new Failure('denied', message)
  if (status === 409 || status === 412 || refusedByStorage.has(err.code))
    return new Failure('refused', message, waysOn[err.code])
  if (status === 429 || status === 503) return new Failure('unreachable', message, adviseWaiting(err.retryAfterMs))
  // 404 too: it is of a chart, a generation or a key. That there is no such store, findStore tells.
  if (status !== null && status < 500) return new Failure('usage', message)
  return new Failure('failed', message, err.requestId && `The API's log has more at request ${err.requestId}.`)
}

const adviseLogin = 'Log in with a key that is in force: storeyard login URL'
const adviseVariable = 'The key is that of STOREYARD_KEY: set it to one that is in force.'

/** The request was right, and the store's storage does not allow it. */
const refusedByStorage: ReadonlySet<string> = new Set(['VOLUME_NOT_EXPANDABLE', 'STORAGE_NOT_SHARED'])

/** The API's way on, in the words of the command line. */
const waysOn: Partial<Record<string, string>> = {
  VOLUME_NOT_EXPANDABLE: 'For the plan without its larger volumes, add --keep-volumes.',
  DELETION_PROTECTED: 'To clear the protection first: storeyard store set NAME --unprotect',
}

const adviseWaiting = (ms: number | null) => (ms === null ? null : `Try again in ${Math.ceil(ms / 1_000)} s.`)

/** Of certificates that no authority we know vouches for. */
const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

function explainUnreachable(err: ApiError): Failure {
  const code = rootCode(err)
  if (code !== null && untrusted.has(code))
    return new Failure(
      'unreachable',
      `The certificate of Storeyard is not trusted (${code}).`,
      'Set NODE_EXTRA_CA_CERTS to the file of your certificate authority.',
    )
  return new Failure(
    'unreachable',
    code === null ? err.message : `${err.message} (${code})`,
    'Is the address right, and is Storeyard up? On its own machine, ./scripts/status tells.',
  )
}

/** What the network said: the innermost code. */
function rootCode(err: unknown): string | null {
  if (!(err instanceof Error)) return null
  const own = 'code' in err && typeof err.code === 'string' && !(err instanceof ApiError) ? err.code : null
  return rootCode(err.cause) ?? own
}
