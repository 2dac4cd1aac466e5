import { type AppliedObjects, findDrift, type LiveObject, objectKey } from './applied.ts'

/** Where nothing of others may stand, by kind: what pods run, where visitors are sent, who reaches whom. */
const ownParts: Record<string, string> = {
  ConfigMap: 'f:data',
  Deployment: 'f:spec',
  Ingress: 'f:spec',
  NetworkPolicy: 'f:spec',
  Service: 'f:spec',
  StatefulSet: 'f:spec',
}

/** Restarting pods by hand changes nothing of what they are. */
const allowed = new Set(['f:kubectl.kubernetes.io/restartedAt'])

type Fields = { [step: string]: Fields }
type ManagedFields = LiveObject['metadata']['managedFields'][number]

const isHelms = ({ manager, operation, subresource }: ManagedFields) =>
  manager === 'helm' && operation === 'Apply' && !subresource

/** The part of a writer's fields that is in our own part of an object of this kind; null where there is none. */
function fieldsInOwnPart({ fieldsV1, subresource }: ManagedFields, kind: string): Fields | null {
  const part = ownParts[kind]
  if (!part || subresource) return null
  return (fieldsV1 as Fields | undefined)?.[part] ?? null
}

/** `Kind/name +path` of each field that others added where nothing of others may stand. */
export const findAdded = (applied: AppliedObjects, objects: readonly LiveObject[]): string[] =>
  objects.flatMap((object) => {
    const key = objectKey(object)
    const known = applied[key]?.paths
    if (!known) return []
    const part = ownParts[object.kind] ?? ''
    // Helm's too, as what was given to it stays until it has run. A changed value of ours is drift, and found as that.
    const added = object.metadata.managedFields.flatMap((entry) => {
      const fields = fieldsInOwnPart(entry, object.kind)
      return fields ? leavesOf(fields, [part]) : []
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

/** `Kind/name +path` of each field that others added elsewhere: that is told, and left alone. */
export const findTolerated = (applied: AppliedObjects, objects: readonly LiveObject[]): string[] =>
  objects.flatMap((object) => {
    const key = objectKey(object)
    const known = applied[key]?.paths
    if (!known || object.kind === 'PersistentVolumeClaim') return []
    const part = ownParts[object.kind]
    const paths = object.metadata.managedFields
      .filter((entry) => !isHelms(entry) && !entry.subresource && !controllers.has(entry.manager ?? ''))
      .flatMap(({ fieldsV1 }) => leavesOf(without((fieldsV1 ?? {}) as Fields, part), []))
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
  if (!part || !helms) return null
  let given = helms.fieldsV1 as Fields
  const left = metadata.managedFields.flatMap((entry): ManagedFields[] => {
    const [taken, kept] = isHelms(entry) ? [null, null] : split(fieldsInOwnPart(entry, kind))
    if (!taken) return [entry]
    given = merge(given, { [part]: taken })
    const fieldsV1 = { ...without(entry.fieldsV1 as Fields, part), ...(kept && { [part]: kept }) }
    return Object.keys(fieldsV1).length > 0 ? [{ ...entry, fieldsV1 }] : []
  })
  if (given === helms.fieldsV1) return null
  return left.map((entry) => (entry === helms ? { ...entry, fieldsV1: given } : entry))
}

/** What is taken from a writer, and what is allowed and stays its own. */
function split(fields: Fields | null): [taken: Fields | null, kept: Fields | null] {
  const taken: Fields = {}
  const kept: Fields = {}
  for (const [step, deeper] of Object.entries(fields ?? {})) {
    const isLeaf = Object.keys(deeper).length === 0
    const [takenBelow, keptBelow] = allowed.has(step) ? [null, deeper] : isLeaf ? [deeper, null] : split(deeper)
    if (takenBelow) taken[step] = takenBelow
    if (keptBelow) kept[step] = keptBelow
  }
  const isEmpty = (part: Fields) => Object.keys(part).every((step) => step === '.')
  return [isEmpty(taken) ? null : taken, isEmpty(kept) ? null : kept]
}

function merge(one: Fields, other: Fields): Fields {
  const merged = { ...one }
  for (const [step, fields] of Object.entries(other)) merged[step] = merge(merged[step] ?? {}, fields)
  return merged
}

function without({ ...fields }: Fields, step: string | undefined): Fields {
  if (step !== undefined) delete fields[step]
  return fields
}
