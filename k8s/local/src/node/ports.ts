import type { Wanted } from '../machine/ports.ts'
import type { Settings } from './settings.ts'

/** Every port that a node listens on, and the option that moves it. */
export function wantedPorts({ ports, addresses, ingress }: Settings): Wanted[] {
  const elsewhere: Partial<Record<keyof Settings['ports'], string>> = {
    kubelet: addresses.node,
    apiserver: '0.0.0.0',
    ingressTls: ingress.address,
  }
  const own = Object.entries(ports).map(([name, port]) => ({
    what: `the local cluster's ${name}`,
    address: elsewhere[name as keyof Settings['ports']] ?? '127.0.0.1',
    port,
    option: '--port-base',
  }))
  return [
    ...own,
    { what: 'the stores', ...ingress, option: '--ingress-port' },
    { what: "the cluster's DNS", address: addresses.node, port: 53, option: '--network' },
  ]
}
