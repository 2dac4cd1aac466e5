import { type AppliedObjects, findDrift, type LiveObject, objectKey } from './applied.ts'

/** Where nothing of others may stand, by kind: what pods run, and where visitors are sent. */
const ownParts: Record<string, readonly string[]> = {
  ConfigMap: ['f:data'],
  Deployment: ['f:spec', 'f:template'],
  Service: ['f:spec'],
  StatefulSet: ['f:spec', 'f:template'],
}

/** Restarting pods by hand changes nothing of what they are. */
const allowed = new Set(['f:kubectl.kubernetes.io/restartedAt'])

type Fields = { [step: string]: Fields }
type ManagedFields = LiveObject['metadata']['managedFields'][number]

const isHelms = ({ manager, operation, subresource }: ManagedFields) =>
  manager === 'helm' && operation === 'Apply' && !subresource

/** The part of a writer's fields that is in our own parts of an object of this kind; null where there is none. */
function fieldsInOwnPart({ fieldsV1, subresource }: ManagedFields, kind: string): Fields | null {
  const part = ownParts[kind]
  if (!part || subresource) return null
  const found = part.reduce<Fields | undefined>((fields, step) => fields?.[step], fieldsV1 as Fields | undefined)
  return found ?? null
}

/** `Kind/name +path` of each field that others added where nothing of others may stand. */
export const findAdded = (applied: AppliedObjects, objects: readonly LiveObject[]): string[] =>
  objects.flatMap((object) => {
    const key = objectKey(object)
    const known = applied[key]?.paths
    if (!known) return []
    const part = ownParts[object.kind] ?? []
    // Helm's too, as what was given to it stays until it has run. A changed value of ours is drift, and found as that.
    const added = object.metadata.managedFields.flatMap((entry) => {
      const fields = fieldsInOwnPart(entry, object.kind)
      return fields ? leavesOf(fields, part) : []
    })
    return [...new Set(added)].filter((path) => !(path in known)).map((path) => `${key} +${path}`)
  })

/** All that sets live objects apart from what was applied. */
export const findDifferences = (applied: AppliedObjects, objects: readonly LiveObject[]): string[] => [
  ...findDrift(applied, objects),
  ...findAdded(applied, objects),
]

// The cluster's own controllers write there on every healthy store; what they write on claims is theirs to say.
const controllers = new Set(['kube-controller-manager', 'kube-scheduler'])

/** `Kind/name +path` of each field that others added where it harms nothing: that is told, and left alone. */
export const findTolerated = (applied: AppliedObjects, objects: readonly LiveObject[]): string[] =>
  objects.flatMap((object) => {
    const key = objectKey(object)
    const known = applied[key]?.paths
    if (!known || object.kind === 'PersistentVolumeClaim') return []
    const part = ownParts[object.kind]
    const paths = object.metadata.managedFields
      .filter((entry) => !isHelms(entry) && !entry.subresource && !controllers.has(entry.manager ?? ''))
      .flatMap(({ fieldsV1 }) => leavesOf((part ? without(fieldsV1 as Fields, part) : (fieldsV1 as Fields)) ?? {}, []))
    return [...new Set(paths)].filter((path) => path !== '' && !(path in known)).map((path) => `${key} +${path}`)
  })

function leavesOf(fields: Fields, path: readonly string[]): string[] {
  const below = Object.entries(fields).filter(([step]) => step !== '.' && !allowed.has(step))
  if (below.length === 0) return Object.keys(fields).some((step) => allowed.has(step)) ? [] : [path.join('/')]
  return below.flatMap(([step, deeper]) => leavesOf(deeper, [...path, step]))
}

/**
 * The object's managed fields with what others added given to helm: its next apply does not name it, and so removes it.
 * Null where nobody added anything.
 */
export function giveToHelm({ kind, metadata }: LiveObject): ManagedFields[] | null {
  const part = ownParts[kind]
  const helms = metadata.managedFields.find(isHelms)
  const others = metadata.managedFields.filter((entry) => !isHelms(entry) && fieldsInOwnPart(entry, kind))
  if (!part || !helms || others.length === 0) return null
  const given = others.reduce(
    (fields, entry) => merge(fields, nest(part, fieldsInOwnPart(entry, kind) ?? {})),
    helms.fieldsV1 as Fields,
  )
  return metadata.managedFields.flatMap((entry): ManagedFields[] => {
    if (entry === helms) return [{ ...entry, fieldsV1: given }]
    if (!others.includes(entry)) return [entry]
    const left = without(entry.fieldsV1 as Fields, part)
    return left ? [{ ...entry, fieldsV1: left }] : []
  })
}

const nest = (path: readonly string[], fields: Fields): Fields =>
  path.reduceRight<Fields>((inner, step) => ({ [step]: inner }), fields)

function merge(one: Fields, other: Fields): Fields {
  const merged = { ...one }
  for (const [step, fields] of Object.entries(other)) merged[step] = merge(merged[step] ?? {}, fields)
  return merged
}

/** Null where nothing is left. */
function without(fields: Fields, [step, ...deeper]: readonly string[]): Fields | null {
  if (step === undefined) return null
  const { [step]: inner, ...others } = fields
  const left = inner && deeper.length > 0 ? without(inner, deeper) : null
  const kept = left ? { ...others, [step]: left } : others
  return Object.keys(kept).length > 0 ? kept : null
}
