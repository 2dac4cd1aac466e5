import { missingPackages, parseSimulation, refuseReason } from '../src/machine/packages.ts'
import { collides, describeTaken, parseListeners } from '../src/machine/ports.ts'
import { decideOwnership } from '../src/machine/record.ts'
import { parseCgroupMounts } from '../src/node/cgroups.ts'
import { hostInterfaces, ourCniResults, parseMountsBelow } from '../src/node/host.ts'
import { overlaps } from '../src/node/network.ts'
import { defaultCacheDir, hashOf } from '../src/prepare/cache.ts'

describe('packages', () => {
  const wanted = [
    { package: 'containerd', anyOf: ['containerd'] },
    { package: 'containernetworking-plugins', anyOf: ['/usr/lib/cni/ptp', '/opt/cni/bin/ptp'] },
  ]

  test('a program that is there in any of its places is not installed again', () => {
    const there = ['containerd', '/opt/cni/bin/ptp']
    expect(missingPackages(wanted, (name) => (there.includes(name) ? name : null))).toEqual([])
    expect(missingPackages(wanted, () => null)).toEqual(['containerd', 'containernetworking-plugins'])
  })

  test('an install that would remove a package is refused with what to do instead', () => {
    const simulated = parseSimulation(
      [
        'Remv docker-ce [5:20.10]',
        'Remv containerd.io [1.6.21-1]',
        'Inst runc (1.1.5)',
        'Inst containerd (1.6.20)',
        'Conf runc (1.1.5)',
      ].join('\n'),
    )
    expect(simulated).toEqual({ install: ['runc', 'containerd'], remove: ['docker-ce', 'containerd.io'] })
    expect(refuseReason(['containerd'], simulated)).toMatch(
      /would remove docker-ce, containerd\.io.*nothing was changed.*KUBE_CONTEXT/,
    )
    expect(refuseReason(['containerd'], { remove: [] })).toBeNull()
  })
})

describe('ports', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 179 1',
    '   1: 0100007F:1F91 0100007F:0050 01 00000000:00000000 00:00000000 00000000     0        0 180 1',
    '   2: 00000000000000000000000000000000:0035 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 181 1',
  ].join('\n')

  test('listeners are read, connections are not', () => {
    expect(parseListeners(table)).toEqual([
      { address: '127.0.0.1', port: 8080, inode: '179' },
      { address: '0:0:0:0:0:0:0:0', port: 53, inode: '181' },
    ])
  })

  test.each([
    ['the same address', '127.0.0.1', '127.0.0.1', true],
    ['another address', '127.0.0.2', '127.0.0.1', false],
    ['a listener on every address', '0.0.0.0', '127.0.0.1', true],
    ['a listener on every IPv6 address', '0:0:0:0:0:0:0:0', '127.0.0.1', true],
    ['wanted on every address', '127.0.0.1', '0.0.0.0', true],
  ])('%s', (_, listening, wanted, expected) => {
    expect(collides({ address: listening, port: 80, inode: '1' }, { address: wanted, port: 80 })).toBe(expected)
  })

  test('a taken port is named with its holder and the way out', () => {
    const wanted = { what: 'the stores', address: '127.0.0.1', port: 8080, option: '--ingress-port' }
    expect(describeTaken({ ...wanted, holder: { pid: 7, command: 'nginx' } })).toBe(
      'Port 8080 on 127.0.0.1, for the stores, is taken by nginx (process 7): stop it, or choose another port with --ingress-port.',
    )
    expect(describeTaken({ ...wanted, holder: null })).toContain('taken by another process')
  })
})

describe('whose the machine-wide parts are', () => {
  const now = { stateDir: '/mine', bootId: 'now', ownerAlive: true, takeOver: false }
  test.each([
    ['nobody has them', null, now, 'free'],
    ['ours', { owner: '/mine', bootId: 'now' }, now, 'ours'],
    ['ours, from before a reboot', { owner: '/mine', bootId: 'before' }, now, 'ours-before-reboot'],
    ["another clone's, alive", { owner: '/other', bootId: 'now' }, now, 'held'],
    ["another clone's, alive, and we may", { owner: '/other', bootId: 'now' }, { ...now, takeOver: true }, 'take-over'],
    ["another clone's, dead", { owner: '/other', bootId: 'now' }, { ...now, ownerAlive: false }, 'dead'],
  ])('%s', (_, record, situation, expected) => {
    expect(decideOwnership(record, situation)).toBe(expected)
  })
})

describe('what is ours on the machine', () => {
  test('hierarchies of version 1 are told apart from the unified one', () => {
    const mountinfo = [
      '32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu,cpuacct',
      '40 31 0:37 / /sys/fs/cgroup/systemd rw,relatime - cgroup cgroup rw,name=systemd',
      '41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw',
      '42 31 0:39 / /tmp rw,relatime - tmpfs tmpfs rw',
    ].join('\n')
    expect(parseCgroupMounts(mountinfo)).toEqual([
      { path: '/sys/fs/cgroup/cpu', hierarchy: 'cpu,cpuacct' },
      { path: '/sys/fs/cgroup/systemd', hierarchy: 'name=systemd' },
      { path: '/sys/fs/cgroup/unified', hierarchy: 'unified' },
    ])
  })

  test('mounts below our folders come deepest first, and those of neighbours with a longer name do not', () => {
    const line = (path: string) => `1 1 0:1 / ${path} rw - tmpfs tmpfs rw`
    const mountinfo = ['/srv/a', '/srv/a/b', '/srv/ab', '/srv/a/with\\040space'].map(line).join('\n')
    expect(parseMountsBelow(mountinfo, ['/srv/a'])).toEqual(['/srv/a/with space', '/srv/a/b', '/srv/a'])
  })

  test("results of our pods' interfaces are ours, also those that do not carry our network's name", () => {
    const files = ['storeyard-0a1b-eth0', 'cni-loopback-0a1b-lo', 'cni-loopback-ffff-lo', 'other-0a1c-eth0']
    expect(ourCniResults(files)).toEqual(['storeyard-0a1b-eth0', 'cni-loopback-0a1b-lo'])
  })

  test("the machine's ends of a pod's links are those without a sandbox; a cut off note names none", () => {
    const interfaces = [
      { name: 'veth1', mac: 'x' },
      { name: 'eth0', sandbox: '/run/netns/cni-1' },
    ]
    const note = JSON.stringify({ kind: 'cniCacheV1', result: { interfaces } })
    expect(hostInterfaces(note)).toEqual(['veth1'])
    expect(hostInterfaces(note.slice(0, 20))).toEqual([])
  })

  test.each([
    ['10.219.0.0/16', '10.219.3.0/24', true],
    ['10.219.0.0/16', '10.0.0.0/8', true],
    ['10.219.0.0/16', '10.220.0.0/16', false],
    ['10.219.0.0/16', '192.168.1.7', false],
  ])('%s and %s', (one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected)
    expect(overlaps(other, one)).toBe(expected)
  })
})

test('the cache is where the environment says, and its keys change with any part', () => {
  expect(defaultCacheDir({ STOREYARD_CACHE: '/c', XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/c')
  expect(defaultCacheDir({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe('/x/storeyard')
  expect(defaultCacheDir({ HOME: '/h' })).toBe('/h/.cache/storeyard')
  expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']))
})
