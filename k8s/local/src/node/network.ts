import { z } from 'zod'
import { findProgram } from '../machine/packages.ts'
import { run, tryRun } from '../machine/run.ts'
import { machineNames, type Settings } from './settings.ts'

const { bridge, nftTable, proxyTable } = machineNames

/** The node's own address, on a bridge without ports because not every kernel has dummy interfaces. */
export async function ensureNetwork({ addresses, ports }: Settings): Promise<void> {
  if (!(await tryRun('ip', ['link', 'show', bridge])).ok) await run('ip', ['link', 'add', bridge, 'type', 'bridge'])
  await run('ip', ['address', 'replace', `${addresses.node}/32`, 'dev', bridge])
  await run('ip', ['link', 'set', bridge, 'up'])
  await run('nft', ['-f', '-'], { input: rules(addresses, ports) })
  await passForwardPolicy(addresses.pods)
}

const mark = 'storeyard pods'

/** Docker and some firewalls drop what they do not know of when it is forwarded; no other table can take that back. */
async function passForwardPolicy(pods: string): Promise<void> {
  const policy = await forwardRules()
  if (!policy.includes('-P FORWARD DROP') || policy.some((rule) => rule.includes(mark))) return
  for (const direction of ['--source', '--destination']) {
    const rule = [direction, pods, '--match', 'comment', '--comment', mark, '--jump', 'ACCEPT']
    await run('iptables', ['--wait', '5', '--insert', 'FORWARD', ...rule])
  }
}

/** None where iptables is not there or not in use. */
async function forwardRules(): Promise<string[]> {
  if (!findProgram('iptables')) return []
  return (await tryRun('iptables', ['--wait', '5', '--list-rules', 'FORWARD'])).stdout.split('\n')
}

async function removeForwardRules(): Promise<void> {
  for (const rule of (await forwardRules()).filter((one) => one.includes(mark))) {
    const words = rule.replace(`"${mark}"`, 'MARK').split(' ').slice(2)
    await run('iptables', [
      '--wait',
      '5',
      '--delete',
      'FORWARD',
      ...words.map((word) => (word === 'MARK' ? mark : word)),
    ])
  }
}

/** Replaces the whole table at once. */
const rules = (addresses: Settings['addresses'], ports: Settings['ports']) => `
table inet ${nftTable} {}
delete table inet ${nftTable}
table inet ${nftTable} {
  chain input {
    type filter hook input priority filter; policy accept;
    # The apiserver listens on every address, and the node's own address would answer other machines too.
    iifname != "lo" iifname != "veth*" tcp dport ${ports.apiserver} drop
    iifname != "lo" iifname != "veth*" ip daddr ${addresses.all} drop
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    ip saddr ${addresses.pods} ip daddr != ${addresses.all} masquerade
  }
}
`

/** `links` are the machine's ends of pods' links: the kernel takes them away with the pods, but in its own time. */
export async function removeNetwork(links: readonly string[]): Promise<void> {
  await removeForwardRules()
  for (const link of links) await removeLink(link)
  const tables = (await tryRun('nft', ['list', 'tables'])).stdout
  for (const table of [`inet ${nftTable}`, `ip ${proxyTable}`, `ip6 ${proxyTable}`]) {
    if (tables.split('\n').includes(`table ${table}`)) await run('nft', ['delete', 'table', ...table.split(' ')])
  }
  await removeLink(bridge)
}

async function removeLink(name: string): Promise<void> {
  const isThere = async () => (await tryRun('ip', ['link', 'show', name])).ok
  // It may go by itself between the look and the deletion.
  if ((await isThere()) && !(await tryRun('ip', ['link', 'delete', name])).ok && (await isThere()))
    throw new Error(`The network link ${name} cannot be removed.`)
}

const RoutesSchema = z.array(z.object({ dst: z.string(), dev: z.string().optional() }))

const toNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

function range(cidr: string): [number, number] {
  const [address = '', bits = '32'] = cidr.split('/')
  const size = 2 ** (32 - Number(bits))
  const start = Math.floor(toNumber(address) / size) * size
  return [start, start + size - 1]
}

export function overlaps(one: string, other: string): boolean {
  const [a, b] = [range(one), range(other)]
  return a[0] <= b[1] && b[0] <= a[1]
}

/** Another network of this machine that the node's addresses would hide. */
export async function findRouteConflict({ addresses }: Settings): Promise<{ dst: string; dev: string } | null> {
  const routes = RoutesSchema.parse(JSON.parse((await run('ip', ['-json', '-4', 'route'])) || '[]'))
  const foreign = routes.find(
    ({ dst, dev = '' }) =>
      dst !== 'default' && dev !== bridge && !dev.startsWith('veth') && overlaps(dst, addresses.all),
  )
  return foreign ? { dst: foreign.dst, dev: foreign.dev ?? 'unknown' } : null
}
