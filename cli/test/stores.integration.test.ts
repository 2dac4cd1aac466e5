import { createServer, type RequestListener } from 'node:http'
import { stripVTControlCharacters } from 'node:util'
import { createRows } from '../../services/api/test/support/rows.ts'
import { startTestApi, type TestApi } from '../../services/api/test/support/testApi.ts'
import { until } from '../../services/core/test/harness/server.ts'
import { listenAnywhere } from '../../tests/faults/harness/listen.ts'
import { startTcpProxy } from '../../tests/faults/harness/tcpProxy.ts'
import { type CliOptions, runCli, runInTerminal, startCli } from './support/runCli.ts'

let api: TestApi
const rows = createRows(() => api)
let env: Record<string, string>
beforeAll(async () => {
  api = await startTestApi()
  env = { STOREYARD_URL: api.url, STOREYARD_KEY: api.keys.admin }
})

const cli = (args: string, options: CliOptions = {}) => runCli(args.split(' '), { env, ...options })
const json = async (args: string) => {
  const { exitCode, stdout, stderr } = await cli(`${args} --json`)
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 })
  return JSON.parse(stdout)
}

test('a store is asked for, with all that can be said of it', async () => {
  const args = ['store', 'create', 'whole', '--plan', 'large', '--title', 'Ünï 🛒', '--email', 'a@b.example']
  const more = ['--locale', 'de_DE', '--timezone', 'Europe/Vienna', '--protect', '--json']
  const { exitCode, stdout } = await runCli([...args, ...more], { env })
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    store_name: 'whole',
    plan: 'large',
    title: 'Ünï 🛒',
    admin_email: 'a@b.example',
    locale: 'de_DE',
    timezone: 'Europe/Vienna',
    deletion_protection: true,
    status: 'Pending',
  })
  expect(await json('store get whole')).toEqual(JSON.parse(stdout))
})

test('without --json a person reads it, and how to go on', async () => {
  const { exitCode, stdout, stderr } = await cli('store create read')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^Store +read \([0-9a-f]{8}\)$/m)
  expect(stdout).toMatch(/^Status +Pending$/m)
  expect(stdout).not.toContain('\x1b')
  expect(stderr).toContain('storeyard store wait read')
})

test('a name that is taken or cannot be used', async () => {
  await rows.create('taken')
  expect(await cli('store create taken')).toMatchObject({
    exitCode: 5,
    stdout: '',
    stderr: expect.stringContaining('NAME_TAKEN'),
  })
  expect(await cli('store create No_Name')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('store_name:'),
  })
})

test('a role that does not suffice', async () => {
  const viewer = { ...env, STOREYARD_KEY: api.keys.viewer }
  expect(await cli('store create viewed', { env: viewer })).toMatchObject({
    exitCode: 4,
    stderr: expect.stringContaining('needs the role operator'),
  })
})

test('a store is found by its name or id, a deleted one by its id', async () => {
  const { id } = await rows.create('found')
  expect((await json('store get found')).id).toBe(id)
  expect((await json(`store get ${id}`)).store_name).toBe('found')
  await api.admin.delete(`/stores/${id}`)
  await rows.becomeDeleted(id)
  expect((await json(`store get ${id}`)).status).toBe('Deleted')
  expect(await cli('store get found')).toMatchObject({ exitCode: 3, stderr: expect.stringContaining('store list') })
  expect((await cli('store get 00000000')).exitCode).toBe(3)
})

test('a name that looks like an id is a name', async () => {
  const { id } = await rows.create('deadbeef')
  expect((await json('store get deadbeef')).id).toBe(id)
})

test('the list has every page, and is narrowed', async () => {
  for (let at = 0; at < 5; at++) await rows.create(`listed-${at}`)
  const named = await json('store list --name listed-')
  expect(named.map(({ store_name }: { store_name: string }) => store_name)).toEqual(
    [4, 3, 2, 1, 0].map((at) => `listed-${at}`),
  )
  expect(await json('store list --name listed- --limit 2')).toHaveLength(2)
  expect(await json('store list --name listed- --status Ready')).toEqual([])
  const { stdout } = await cli('store list --name listed-')
  // Without the reasons, of which there are none.
  expect(stdout.split('\n')[0]).toMatch(/^NAME +ID +STATUS +PLAN +AGE +ADDRESS$/)
  expect((await cli('store list --name listed- --limit 2')).stderr).toContain('There are more than 2.')
  expect((await cli('store list --name listed- --limit 5')).stderr).toBe('')
})

test('of several statuses and plans each counts', async () => {
  for (const plan of ['small', 'medium', 'large']) await cli(`store create several-${plan} --plan ${plan}`)
  const { id } = await json('store get several-large')
  await api.admin.delete(`/stores/${id}`)
  const named = async (options: string) =>
    (await json(`store list --name several- --sort name ${options}`)).map(
      ({ store_name }: { store_name: string }) => store_name,
    )
  expect(await named('--plan small --plan medium')).toEqual(['several-medium', 'several-small'])
  expect(await named('--status Deleting --status Ready')).toEqual(['several-large'])
  await rows.becomeDeleted(id)
  expect(await named('--status Deleted Ready')).toEqual(['several-large'])
})

test('more stores than one page holds', async () => {
  for (let at = 0; at < 205; at++) await rows.create(`many-${at}`)
  expect(await json('store list --name many-')).toHaveLength(205)
}, 60_000)

test('in a terminal a table has its width, and colours where they are wanted', async () => {
  await rows.create('narrow-shop-with-a-very-long-name')
  const { shown } = await runInTerminal('store list --name narrow-shop'.split(' '), { env })
  expect(shown).toContain('\x1b[34mPending')
  const widths = shown.split(/\r?\n/).map((line) => stripVTControlCharacters(line).length)
  expect(Math.max(...widths)).toBeLessThanOrEqual(60)
  const plain = await runInTerminal('store list --name narrow-shop'.split(' '), { env: { ...env, NO_COLOR: '1' } })
  expect(plain.shown).not.toContain('\x1b')
})

test('--wait tells of each step and ends when the store is Ready', async () => {
  const running = startCli('store create awaited --wait --json'.split(' '), { env })
  await until('the first step', async () => running.stderr().includes('awaited: Pending'))
  const { id } = await json('store get awaited')
  await rows.note(id, 1, 'ImagePull')
  await until('the cause', async () => running.stderr().includes('Provisioning (ImagePull)'))
  expect(running.stdout()).toBe('')
  await rows.becomeReady(id, 1)
  expect(await running.ended).toBe(0)
  expect(JSON.parse(running.stdout())).toMatchObject({ id, status: 'Ready' })
})

test('--wait fails with a store that fails, and says what may be asked for', async () => {
  const running = startCli('store create failing --wait'.split(' '), { env })
  await until('the first step', async () => running.stderr().includes('Pending'))
  await rows.note((await json('store get failing')).id, 1, 'DataLost')
  expect(await running.ended).toBe(1)
  expect(running.stderr()).toContain('storeyard store retry failing --accept-data-loss')
})

test('a change that was taken back is no success', async () => {
  const { id } = await rows.create('taken-back')
  await rows.becomeReady(id, 1)
  const running = startCli('store plan taken-back medium --wait'.split(' '), { env })
  await until('it is on its way', async () => running.stderr().includes('Updating'))
  await rows.fail(id, 2)
  expect(await running.ended).toBe(1)
  expect(running.stderr()).toContain('runs its earlier settings')
})

test('who says how long waits; the store goes on after the end of that', async () => {
  const { exitCode, stderr } = await cli('store create late --timeout 1s')
  expect(exitCode).toBe(7)
  expect(stderr).toContain('storeyard store wait late')
  expect((await json('store get late')).status).toBe('Pending')
})

test('ctrl-C ends the watching, not the store', async () => {
  const running = startCli('store create left --wait'.split(' '), { env })
  await until('it waits', async () => running.stderr().includes('Pending'))
  running.interrupt()
  expect(await running.ended).toBe(130)
  expect(running.stderr()).toContain('storeyard store wait left')
  expect((await json('store get left')).status).toBe('Pending')
})

test('a wait outlives an API that is away for a moment', async () => {
  const first = await startTestApi()
  const of = { STOREYARD_URL: first.url, STOREYARD_KEY: first.keys.admin }
  const running = startCli('store create patient --wait'.split(' '), { env: of })
  await until('it waits', async () => running.stderr().includes('Pending'))
  await first.close()
  await until('the trouble is told', async () => running.stderr().includes('does not answer'))
  const back = { PORT: new URL(first.url).port, DATABASE_URL: first.databaseUrl, REDIS_URL: first.redisUrl }
  const second = await startTestApi({ env: back })
  const id = (await second.admin.get('/stores?name=patient')).body.items[0].id
  await createRows(() => second).becomeReady(id, 1)
  expect(await running.ended).toBe(0)
})

test('an answer that is lost on the way is asked for again, and nothing is done twice', async () => {
  const proxy = await startTcpProxy(api.url)
  let isLost = false
  proxy.setTap((bytes, link, next) => {
    next()
    if (isLost || !bytes.includes('POST /api/v1/stores ')) return
    isLost = true
    link.server.pause()
    const isMade = async () => (await api.admin.get('/stores?name=lost-answer')).body.items.length === 1
    void until('the store is made', isMade).then(link.cut)
  })
  const running = await cli('store create lost-answer --json', { env: { ...env, STOREYARD_URL: proxy.url } })
  await proxy.close()
  expect(running).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Asking again in 1s') })
  expect(await json('store list --name lost-answer')).toEqual([JSON.parse(running.stdout)])
})

test('events, the newest last, and what follows as lines of JSON', async () => {
  const { id } = await rows.create('eventful')
  await json('store set eventful --title Other')
  const known = await json('store events eventful')
  expect(known.map(({ type }: { type: string }) => type)).toEqual(['Created', 'TitleChanged'])
  expect(await json('store events eventful --limit 1')).toEqual(known.slice(1))
  expect(await json('store events eventful --limit 3')).toEqual(known)
  const running = startCli('store events eventful -f --limit 1 --json'.split(' '), { env })
  await until('what is known', async () => running.stdout() !== '')
  await rows.create('somebody-else')
  await rows.becomeReady(id, 1)
  await until('what followed', async () => running.stdout().includes('StatusChanged'))
  running.interrupt()
  expect(await running.ended).toBe(130)
  const lines = running
    .stdout()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(new Set(lines.map(({ store_id }) => store_id))).toEqual(new Set([id]))
  expect(lines[0]).toEqual(known[1])
})

test('what is asked of a store reaches it', async () => {
  const { id } = await rows.create('asked')
  await rows.becomeReady(id, 1)
  expect(await json('store plan asked medium')).toMatchObject({ plan: 'medium', generation: 2 })
  await rows.becomeReady(id, 2)
  expect(await json('store rollback asked --to 1')).toMatchObject({ plan: 'small', generation: 3 })
  expect((await json('store generations asked')).map(({ generation }: { generation: number }) => generation)).toEqual([
    3, 2, 1,
  ])
  expect(await json('store retry asked')).toMatchObject({ generation: 4 })
  expect(await json('store list --name asked --plan small --sort name')).toHaveLength(1)
  expect(await json('store list --name asked --plan large')).toEqual([])
  expect(await cli('store scale asked 2')).toMatchObject({
    exitCode: 5,
    stderr: expect.stringContaining('STORAGE_NOT_SHARED'),
  })
  expect((await cli('store upgrade asked --chart 0.0.1')).exitCode).toBe(2)
  expect(await cli('store reset-password asked')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('store credentials asked'),
  })
  expect((await cli('store rollback asked --to 77')).exitCode).toBe(2)
  expect((await cli('store adopt asked')).exitCode).toBe(5)
  expect((await cli('store abandon asked --yes')).exitCode).toBe(5)
  expect((await cli('store upgrade asked')).exitCode).toBe(0)
  expect(await json('store set asked --protect')).toMatchObject({ deletion_protection: true })
  expect(await cli('store delete asked --yes')).toMatchObject({
    exitCode: 5,
    stderr: expect.stringContaining('storeyard store set NAME --unprotect'),
  })
  expect((await cli('store set asked')).exitCode).toBe(2)
  expect((await cli('store set asked --protect --unprotect')).exitCode).toBe(2)
})

test('a change that changes nothing says so, and one that does not', async () => {
  const { id } = await rows.create('same')
  await rows.becomeReady(id, 1)
  for (const [args, isSame] of [
    ['plan same small', true],
    ['plan same medium', false],
    ['plan same medium', true],
    ['set same --protect', false],
    ['set same --protect --title same', true],
    ['set same --unprotect', false],
    ['delete same --yes', false],
    [`delete ${id} --yes`, true],
  ] as const) {
    const { exitCode, stderr } = await cli(`store ${args}`)
    expect({ args, exitCode, isSame: stderr.includes('Nothing changed') }).toEqual({ args, exitCode: 0, isSame })
  }
})

test('a deletion is confirmed by the name, or by --yes where nobody can', async () => {
  await rows.create('precious')
  const refused = await cli('store delete precious')
  expect(refused).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('--yes') })
  const wrong = await runInTerminal('store delete precious'.split(' '), { env, asked: 'to go on', typed: 'yes\r' })
  expect(wrong).toMatchObject({ exitCode: 2, shown: expect.stringContaining('nothing was done') })
  expect((await json('store get precious')).status).toBe('Pending')
  const right = await runInTerminal('store delete precious'.split(' '), { env, asked: 'to go on', typed: 'precious\r' })
  expect(right.exitCode).toBe(0)
  expect((await json('store get precious')).status).toBe('Deleting')
})

test('delete --yes --wait ends when the store is gone', async () => {
  const { id } = await rows.create('leaving')
  const running = startCli('store delete leaving --yes --wait --json'.split(' '), { env })
  await until('it is on its way', async () => running.stderr().includes('Deleting'))
  await rows.becomeDeleted(id)
  expect(await running.ended).toBe(0)
  expect(JSON.parse(running.stdout())).toMatchObject({ id, status: 'Deleted' })
})

test('data is not given up without a word', async () => {
  const { id } = await rows.create('lost')
  await rows.becomeReady(id, 1)
  await rows.note(id, 1, 'DataLost')
  expect((await cli('store retry lost --accept-data-loss')).exitCode).toBe(2)
  expect((await json('store get lost')).generation).toBe(1)
  expect(await json('store retry lost --accept-data-loss --yes')).toMatchObject({ generation: 2 })
})

test('the address is shown where nobody has a browser', async () => {
  await rows.create('opened')
  expect(await cli('store open opened')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^http:.*opened/) })
})

test('a cluster that is away is told, not shown as an empty log', async () => {
  await rows.create('logged')
  for (const args of ['store logs logged', 'store logs logged -f', 'store credentials logged'])
    expect(await cli(args)).toMatchObject({ exitCode: 6, stdout: '', stderr: expect.stringContaining('Kubernetes') })
})

/** The API but for its logs, as no cluster is there to have any. */
async function serveLogs(answer: RequestListener) {
  const server = createServer(async (req, res) => {
    if (req.url?.includes('/logs')) return answer(req, res)
    const passed = await fetch(api.url + req.url, { headers: { authorization: `${req.headers.authorization}` } })
    res.writeHead(passed.status, { 'content-type': 'application/json' }).end(await passed.text())
  })
  const { port, close } = await listenAnywhere(server)
  const end = () => {
    server.closeAllConnections()
    return close()
  }
  return { env: { ...env, STOREYARD_URL: `http://127.0.0.1:${port}` }, end }
}

test.each([
  ['', 'one\ntwo\nthree\nfour\n'],
  [' --json', '{"line":"one"}\n{"line":"two"}\n{"line":"three"}\n{"line":"four"}\n'],
])('a log%s is followed over breaks, which are told, and each line is shown once', async (option, shown) => {
  await rows.create(`followed${option.trim()}`)
  let opened = 0
  const logs = await serveLogs((_req, res) => {
    opened++
    if (opened === 1) res.write('one\ntwo\n', () => res.destroy())
    else if (opened === 2) res.end('one\ntwo\nthree\n')
    else res.write('one\ntwo\nthree\nfour\n')
  })
  const running = startCli(`store logs followed${option.trim()} -f${option}`.split(' '), logs)
  await until('all lines', async () => running.stdout().includes('four'))
  running.interrupt()
  expect(await running.ended).toBe(130)
  expect(running.stdout()).toBe(shown)
  expect(running.stderr()).toBe(
    'The connection to Storeyard broke off. It is opened again.\nThe log ended, or was quiet for long. It is opened again.\n',
  )
  await logs.end()
})
