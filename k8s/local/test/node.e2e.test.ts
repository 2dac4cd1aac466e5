import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProgress } from '../src/machine/progress.ts'
import { waitFor } from '../src/machine/wait.ts'
import { daemonNames } from '../src/node/daemons.ts'
import { resolveSettings } from '../src/node/settings.ts'
import { defaultCacheDir } from '../src/prepare/cache.ts'
import { prepare, type Toolkit } from '../src/prepare/prepare.ts'
import { openSandbox, type Sandbox } from './sandbox.ts'

const main = join(import.meta.dirname, '../src/main.ts')
const cacheDir = defaultCacheDir(process.env)
const stateDir = mkdtempSync(join(tmpdir(), 'storeyard-node-'))
const otherStateDir = mkdtempSync(join(tmpdir(), 'storeyard-other-'))
const settings = resolveSettings({ stateDir, cacheDir })

let tools: Toolkit
let sandbox: Sandbox

beforeAll(async () => {
  tools = await prepare(cacheDir, createProgress())
  sandbox = await openSandbox()
}, 1_200_000)

afterAll(async () => {
  await sandbox.close()
  for (const dir of [stateDir, otherStateDir]) rmSync(dir, { recursive: true, force: true })
})

const node = (command: string, ...args: string[]) =>
  sandbox.run([process.execPath, main, command, '--state', stateDir, ...args])
const kubectl = (...args: string[]) => sandbox.run([tools.kubectl, '--kubeconfig', settings.paths.kubeconfig, ...args])
const shell = async (script: string) => (await sandbox.run(['sh', '-c', script])).stdout

async function status(): Promise<{ ready: boolean; daemons: { name: string; pid: number | null }[] }> {
  return JSON.parse((await node('status')).stdout)
}
const pidsIn = ({ daemons }: Awaited<ReturnType<typeof status>>) => new Map(daemons.map(({ name, pid }) => [name, pid]))
const pids = async () => pidsIn(await status())

async function up(...args: string[]): Promise<string> {
  const { ok, stderr } = await node('up', ...args)
  if (!ok) throw new Error(stderr)
  return stderr
}

const pod = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'keeper', namespace: 'default' },
  spec: {
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: 'pause',
        image: 'docker.io/storeyard/pause:1',
        imagePullPolicy: 'Never',
        volumeMounts: [{ name: 'data', mountPath: '/data' }],
      },
    ],
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
  },
})
const claim = JSON.stringify({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'default' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } },
})
const waitForPod = () => kubectl('wait', '--for=condition=Ready', 'pod/keeper', '--timeout=60s')

/** A mark of the containers that run now: it changes when a pod is started anew. */
const restarts = async () =>
  (await kubectl('get', 'pod', 'keeper', '-o', 'jsonpath={.status.containerStatuses[0].restartCount}')).stdout

const kernelSettingNames = ['net/ipv4/ip_forward', 'vm/overcommit_memory', 'kernel/panic', 'kernel/panic_on_oops']
const kernelSettings = async () =>
  Promise.all(kernelSettingNames.map(async (name) => (await shell(`cat /proc/sys/${name}`)).trim()))
let settingsBefore: string[]

test('comes up with a pod on a volume, and a second up changes nothing and takes less than 3 s of a processor', async () => {
  settingsBefore = await kernelSettings()
  await up()
  await sandbox.run([
    'sh',
    '-c',
    `printf '%s\\n---\\n%s' '${claim}' '${pod}' | ${tools.kubectl} --kubeconfig ${settings.paths.kubeconfig} apply -f -`,
  ])
  expect(await waitForPod()).toMatchObject({ ok: true })
  const before = await pids()
  const again = await sandbox.run([
    'bash',
    '-c',
    'TIMEFORMAT="%U %S"; time "$@" 2>&1 >/dev/null',
    'up',
    process.execPath,
    main,
    'up',
    '--state',
    stateDir,
  ])
  const [user = Number.NaN, system = Number.NaN] = again.stderr.split(' ').map(Number)
  expect(again.stdout).toBe('')
  expect(user + system).toBeLessThan(3)
  expect(await pids()).toEqual(before)
}, 120_000)

test.each(daemonNames.map((name) => [name]))(
  'comes back after %s is killed, and leaves the others and the pods running',
  async (name) => {
    const before = await pids()
    await sandbox.run(['kill', '-KILL', String(before.get(name))])
    await up()
    const now = await status()
    const after = pidsIn(now)
    expect(after.get(name)).not.toBe(before.get(name))
    for (const other of daemonNames.filter((one) => one !== name))
      expect([other, after.get(other)]).toEqual([other, before.get(other)])
    expect(now.ready).toBe(true)
    expect(await restarts()).toBe('0')
  },
  120_000,
)

/** The daemons, the shims and the pods' processes. */
async function killEverything(): Promise<void> {
  await shell(
    `for pid in $(cat /sys/fs/cgroup/*/storeyard/cgroup.procs $(find /sys/fs/cgroup -path '*/storeyard/*' -name cgroup.procs) | sort -u); do kill -KILL $pid; done`,
  )
  await waitFor(
    'the killed processes to be gone',
    async () => (await status()).daemons.every(({ pid }) => pid === null),
    { deadlineMs: 10_000 },
  )
}

test('comes back after everything is killed, with mounts and interfaces gone, as after a reboot', async () => {
  await killEverything()
  await shell(
    `awk '/storeyard/ { print $2 }' /proc/self/mounts | tac | while read -r mount; do umount --lazy "$mount"; done`,
  )
  await shell('ip link delete storeyard0; nft flush ruleset; rm -rf /run/storeyard /run/containerd')
  for (const [at, name] of kernelSettingNames.entries()) await shell(`echo ${settingsBefore[at]} > /proc/sys/${name}`)
  await up()
  expect(await waitForPod()).toMatchObject({ ok: true })
  expect((await kubectl('get', 'pvc', 'data', '-o', 'jsonpath={.status.phase}')).stdout).toBe('Bound')
}, 180_000)

test('from another clone a live node is named and taken over only when asked, and a dead one is cleaned away', async () => {
  const other = (...args: string[]) => sandbox.run([process.execPath, main, 'up', '--state', otherStateDir, ...args])
  const refused = await other()
  expect(refused.ok).toBe(false)
  expect(refused.stderr).toContain(stateDir)
  expect(refused.stderr).toContain('--take-over')
  expect((await status()).ready).toBe(true)
  await killEverything()
  const cleaned = await other()
  expect(cleaned).toMatchObject({ ok: true })
  expect(cleaned.stderr).toContain(`Removing what the cluster of ${stateDir} left`)
  await up('--take-over')
  expect(await other('--take-over')).toMatchObject({ ok: true })
  expect((await status()).ready).toBe(false)
  expect(await sandbox.run([process.execPath, main, 'down', '--state', otherStateDir, '--purge'])).toMatchObject({
    ok: true,
  })
}, 180_000)

test('a taken port is named with its holder and the option that changes it, and nothing is started', async () => {
  await sandbox.run([
    'sh',
    '-c',
    `setsid ${process.execPath} -e 'require("net").createServer().listen(8080, "127.0.0.1")' >/dev/null 2>&1 & echo`,
  ])
  await waitFor('the port to be taken', async () => (await shell('cat /proc/net/tcp')).includes('0100007F:1F90'), {
    deadlineMs: 10_000,
  })
  const refused = await node('up')
  expect(refused.ok).toBe(false)
  expect(refused.stderr).toMatch(/Port 8080 on 127\.0\.0\.1.* is taken by node \(process \d+\).*--ingress-port/)
  expect(await shell('ls -d /sys/fs/cgroup/*/storeyard; ip -brief link')).not.toContain('storeyard')
  expect((await up('--ingress-port', '8081')).length).toBeGreaterThan(0)
  expect(await waitForPod()).toMatchObject({ ok: true })
}, 180_000)

test('pods are reached where the machine drops what it forwards, and its rules stay its own', async () => {
  await shell('iptables -P FORWARD DROP; iptables -A FORWARD -s 192.0.2.1 -j ACCEPT')
  const before = await shell('iptables -S FORWARD')
  await up('--ingress-port', '8081')
  expect(await shell('iptables -S FORWARD')).toContain('-s 10.219.0.0/17')
  expect(await node('down', '--ingress-port', '8081')).toMatchObject({ ok: true })
  expect(await shell('iptables -S FORWARD')).toBe(before)
  await shell('iptables -P FORWARD ACCEPT; iptables -F FORWARD; nft delete table ip filter')
  await up('--ingress-port', '8081')
}, 180_000)

test('down leaves nothing on the machine, keeps what others have, and keeps the data', async () => {
  await shell('ip link add foreign0 type bridge; nft add table ip foreign; touch /var/lib/cni/foreign')
  expect(await node('down', '--ingress-port', '8081')).toMatchObject({ ok: true })
  expect(
    (await shell('ps -eo args')).split('\n').filter((line) => line.includes(cacheDir) || /containerd|pause/.test(line)),
  ).toEqual([])
  expect(await shell(`grep -e storeyard -e ${stateDir} /proc/self/mounts`)).toBe('')
  expect(await shell('ip -brief link | cut -d " " -f 1 | sort')).toBe('foreign0\nlo')
  expect(await shell('nft list tables')).toBe('table ip foreign')
  expect(await shell('ls -d /sys/fs/cgroup/*/storeyard')).toBe('')
  expect(
    await shell(
      'find /run/storeyard /run/containerd /run/netns /var/lib/kubelet /var/lib/cni /var/log/containers -not -type d',
    ),
  ).toBe('/var/lib/cni/foreign')
  expect(await kernelSettings()).toEqual(settingsBefore)
  expect(await shell(`ls ${stateDir}/node/volumes`)).toMatch(/^pvc-/)
  expect(await node('down')).toMatchObject({ ok: true })
}, 120_000)

test('the node comes back with its data after down, and down --purge removes that too', async () => {
  await up('--ingress-port', '8081')
  expect(await waitForPod()).toMatchObject({ ok: true })
  await shell('rm /run/storeyard/node.json') // a record that is lost must not stop the removal
  expect(await node('down', '--purge')).toMatchObject({ ok: true })
  expect(await shell('ip -brief link | cut -d " " -f 1 | sort')).toBe('foreign0\nlo')
  expect(await shell(`find ${stateDir} -mindepth 1`)).toBe('')
  expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(stateDir)
}, 180_000)
