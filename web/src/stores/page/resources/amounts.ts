const unitsOfBytes = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

const rounded = (value: number) => String(Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)))

/** Bytes as Kubernetes counts them, to three digits or so. */
export function describeBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (Math.abs(value) >= 1024 && unit < unitsOfBytes.length - 1) {
    value /= 1024
    unit++
  }
  return `${rounded(value)} ${unitsOfBytes[unit]}`
}

export const describeCores = (cores: number): string => `${rounded(cores)} ${cores === 1 ? 'core' : 'cores'}`

const isOfBytes = (resource: string) => /memory|storage/.test(resource)
const isOfCores = (resource: string) => /cpu/.test(resource)

/** An amount of one of Kubernetes' resources, with its unit. */
export const describeAmount = (resource: string, amount: number): string => {
  if (isOfBytes(resource)) return describeBytes(amount)
  return isOfCores(resource) ? describeCores(amount) : rounded(amount)
}

/** In the order that people look for them. */
const names: Record<string, string> = {
  'requests.cpu': 'CPU requested',
  'requests.memory': 'Memory requested',
  'limits.cpu': 'CPU limit',
  'limits.memory': 'Memory limit',
  'requests.storage': 'Volume space',
  persistentvolumeclaims: 'Volumes',
  pods: 'Pods',
}
const order = Object.keys(names)
const placeOf = (resource: string) => (Object.hasOwn(names, resource) ? order.indexOf(resource) : order.length)

export const inOrder = <T extends { resource: string }>(quota: readonly T[]): T[] =>
  quota.toSorted((one, other) => placeOf(one.resource) - placeOf(other.resource))

export const describeResource = (resource: string): string => names[resource] ?? resource

/** How much of a quota is taken, from 0 to 1; nothing of nothing is all. */
export const shareOf = ({ used, hard }: { used: number; hard: number }): number =>
  hard > 0 ? Math.min(1, used / hard) : 1

/** Near the end of a quota a rollout may find no room for its second pod. */
export const toneOfShare = (share: number) => (share >= 0.98 ? 'bad' : share >= 0.85 ? 'warn' : 'good')
