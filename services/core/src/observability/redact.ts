const censored = '[redacted]'

/** Secrets that could stand in a text: our own keys and session tokens, bearer tokens, passwords in URLs. */
const secretPatterns: [RegExp, string][] = [
  [/\bsy_([0-9a-f]{8})_[\w-]+/g, `sy_$1_${censored}`],
  [/\bsys_[\w-]{20,}/g, censored],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${censored}`],
  [/\b(\w+:\/\/[^\s:@/]*):[^\s@/]+@/g, `$1:${censored}@`],
  [/\b(identified by\s+)'[^']*'/gi, `$1${censored}`],
  [/("?(?:password|passwd|secret|token)"?\s*[:=]\s*)("[^"]*"|[^\s,;}]+)/gi, `$1${censored}`],
]

export const redactText = (text: string) =>
  secretPatterns.reduce((cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement), text)

/** A query's parameters may hold what people typed, so they are cut off. */
export const cleanText = (text: string) => redactText(text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, ''))

/** Paths of logged objects that are never written out, whatever they hold. */
export const redactedPaths = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["idempotency-key"]',
  'res.headers["set-cookie"]',
  'headers.authorization',
  'headers.cookie',
  ...['password', 'key', 'secret', 'token', 'credentials'].flatMap((name) => [name, `*.${name}`]),
]
