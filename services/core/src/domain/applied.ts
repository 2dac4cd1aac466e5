/** What helm's apply owned on one live object: each owned path (JSON pointer-like) with the digest of its value. */
export interface AppliedObject {
  uid: string
  paths: Record<string, string>
}

/** Keyed by `Kind/name`. */
export type AppliedObjects = Record<string, AppliedObject>
