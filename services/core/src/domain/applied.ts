import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'
import { generationAnnotation, releaseNameAnnotation } from './marks.ts'

/**
 * What helm's apply owned on one live object: each owned path, in the notation of managedFields joined by `/`, with the
 * digest of its value. Remembered by us, as a foreign write takes the path out of helm's own entry.
 */
export interface AppliedObject {
  uid: string
  paths: Record<string, string>
}

/** Keyed by `Kind/name`. */
export type AppliedObjects = Record<string, AppliedObject>

/** The part of a live object that drift is found from. */
export interface LiveObject {
  kind: string
  metadata: {
    name: string
    uid: string
    resourceVersion?: string
    deletionTimestamp?: unknown
    labels?: Record<string, string>
    annotations?: Record<string, string>
    ownerReferences?: unknown[]
    managedFields: { manager?: string; operation?: string; subresource?: string; fieldsV1?: object }[]
  }
  [field: string]: unknown
}

export const objectKey = (live: LiveObject) => `${live.kind}/${live.metadata.name}`

/**
 * `before` is what an earlier apply of the same spec owned: what somebody wrote or deleted between this apply and this
 * look is no more in helm's entry, and ours all the same.
 */
export const rememberApplied = (objects: readonly LiveObject[], before: AppliedObjects = {}): AppliedObjects => ({
  ...before,
  ...Object.fromEntries(
    objects
      .map((live): [string, AppliedObject] => {
        const key = objectKey(live)
        return [key, { uid: live.metadata.uid, paths: { ...before[key]?.paths, ...appliedPaths(live) } }]
      })
      .filter(([, { paths }]) => Object.keys(paths).length > 0),
  ),
})

function appliedPaths(live: LiveObject): Record<string, string> {
  const entry = live.metadata.managedFields.find(
    (fields) => fields.manager === 'helm' && fields.operation === 'Apply' && !fields.subresource,
  )
  const paths: Record<string, string> = {}
  const walk = (fields: object, value: unknown, path: string[]) => {
    const below = Object.entries(fields).filter(([step]) => step !== '.')
    if (below.length === 0 && path.length > 0) paths[path.join('/')] = digest(value)
    for (const [step, deeper] of below) walk(deeper as object, valueAt(value, step), [...path, step])
  }
  walk(entry?.fieldsV1 ?? {}, live, [])
  return paths
}

/** `Kind/name` of what is missing, `Kind/name path` of what has another value than was applied. */
export function findDrift(applied: AppliedObjects, objects: readonly LiveObject[]): string[] {
  const live = new Map(objects.map((object) => [objectKey(object), object]))
  return Object.entries(applied).flatMap(([key, { paths }]) => {
    const object = live.get(key)
    if (!object) return [key]
    return Object.entries(paths)
      .filter(([path, was]) => digest(valueAtPath(object, path)) !== was)
      .map(([path]) => `${key} ${path}`)
  })
}

const neverForgotten = new Set(['PersistentVolumeClaim', 'Secret'])

/**
 * Objects of this release that the generation in force does not have: helm forgets those of a revision that failed. All
 * that was just applied names its generation in a label. Claims are never among them, nor what another object owns.
 */
export const findForgotten = (objects: readonly LiveObject[], release: string, generation: number): LiveObject[] =>
  objects.filter(
    ({ kind, metadata: { labels, annotations, ownerReferences } }) =>
      !neverForgotten.has(kind) &&
      annotations?.[releaseNameAnnotation] === release &&
      !ownerReferences?.length &&
      labels?.[generationAnnotation] !== undefined &&
      labels[generationAnnotation] !== `${generation}`,
  )

// A step of a path may hold slashes itself (annotation names, k:{…} with JSON), so only a slash before f:, k: or v: parts.
const steps = (path: string) => path.split(/\/(?=[fkv]:)/)

const valueAtPath = (object: unknown, path: string): unknown => steps(path).reduce(valueAt, object)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** One step down: `f:field`, `k:{"name":"x"}` (a list's item by its keys) or `v:"x"` (a set's member). */
function valueAt(value: unknown, step: string): unknown {
  if (!isRecord(value)) return undefined
  const name = step.slice(2)
  if (step.startsWith('f:')) return value[name]
  if (!Array.isArray(value)) return undefined
  if (step.startsWith('v:')) return value.find((member) => JSON.stringify(member) === name)
  const keys = Object.entries(JSON.parse(name))
  return value.find(
    (item) => isRecord(item) && keys.every(([key, wanted]) => (item[key] ?? defaultKeys[key]) === wanted),
  )
}

/** Keys of list items that the API server fills in and that may be left out of the stored item. */
const defaultKeys: Record<string, unknown> = { protocol: 'TCP' }

const digest = (value: unknown) =>
  value === undefined || value === null
    ? 'absent'
    : createHash('sha256').update(canonicalJson(value)).digest('base64url').slice(0, 16)
