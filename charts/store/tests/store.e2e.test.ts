import { createStore, type TestStore } from './support/store.ts'
import { until } from './support/until.ts'
import { createVisitor } from './support/visitor.ts'

const title = `'"; $(id) {{ .Values }} 🛒`
// The smallest PNG there is: one transparent pixel.
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const textOf = (html: string) =>
  html
    .replace(/&#(\d+);/g, (_all, code) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

let store: TestStore
beforeAll(async () => {
  store = await createStore('shop', { title, locale: 'de_DE' })
  await store.ready()
  await store.seal()
}, 180_000)
afterAll(() => store?.remove())

test('visitors see the front page with the title as it was written, in the language that was asked for', async () => {
  const { status, body } = await createVisitor(store.host).visit('/')
  expect(status).toBe(200)
  expect(textOf(/<title>(.*?)<\/title>/s.exec(body)?.[1] ?? '')).toContain(title)
  expect(body).toContain('lang="de')
})

test.each([
  '/wp-admin/install.php',
  '/wp-admin/setup-config.php',
  '//wp-admin//install.php',
  '/wp-admin/%69nstall.php',
  '/wp-admin/install.php/x',
  '/wp-admin/install.php?step=2',
  '/xmlrpc.php',
  '/wp-content/uploads/shell.php',
])('nobody reaches %s', async (path) => {
  expect((await createVisitor(store.host).visit(path)).status).toBe(403)
})

test('the probes are not reached through the Ingress', async () => {
  const { body } = await createVisitor(store.host).visit('/ready')
  expect(body).not.toBe('ready\n')
})

test("posts, uploads and the owner's session survive the deletion of both pods", async () => {
  const owner = createVisitor(store.host)
  const signed = await owner.signIn(
    String(store.credentials['wordpress-admin-user']),
    String(store.credentials['wordpress-admin-password']),
  )
  const upload = await owner.visit('/wp-json/wp/v2/media', {
    method: 'POST',
    headers: { ...signed, 'content-type': 'image/png', 'content-disposition': 'attachment; filename="picture.png"' },
    body: picture,
  })
  expect(upload.status).toBe(201)
  const pictureUrl = new URL(JSON.parse(upload.body).source_url)
  const post = await owner.visit('/wp-json/wp/v2/posts', {
    method: 'POST',
    headers: { ...signed, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Kept', content: 'Still here', status: 'publish' }),
  })
  expect(post.status).toBe(201)

  await store.kubectl(['delete', 'pods', '--all'])
  await store.ready()
  await until('the pages answer again', 30_000, async () => (await owner.visit('/')).status === 200)

  const visitor = createVisitor(store.host)
  const shown = await visitor.visit(pictureUrl.pathname)
  expect([shown.status, shown.headers['content-type'], shown.headers['content-length']]).toEqual([
    200,
    'image/png',
    String(picture.length),
  ])
  expect((await visitor.visit(new URL(JSON.parse(post.body).link).pathname)).body).toContain('Still here')
  expect((await owner.visit('/wp-admin/')).status).toBe(200)
}, 120_000)

test("Site Health's loopback and REST checks pass", async () => {
  const owner = createVisitor(store.host)
  const signed = await owner.signIn(
    String(store.credentials['wordpress-admin-user']),
    String(store.credentials['wordpress-admin-password']),
  )
  const loopback = await owner.visit('/wp-json/wp-site-health/v1/tests/loopback-requests', { headers: signed })
  expect(JSON.parse(loopback.body).status).toBe('good')
  const page = (await owner.visit('/wp-admin/site-health.php')).body
  const health = JSON.parse(/var SiteHealth = (\{.*?\});\n/s.exec(page)?.[1] ?? '{}')
  const rest = health.site_status.direct.find((check: { test: string }) => check.test === 'rest_availability')
  expect(rest.status).toBe('good')
})

// The other scheduled post, whose event is there, is awaited where a whole system runs.
test('a scheduled post whose event was lost appears without any visitor', async () => {
  const owner = createVisitor(store.host)
  const signed = await owner.signIn(
    String(store.credentials['wordpress-admin-user']),
    String(store.credentials['wordpress-admin-password']),
  )
  const { body } = await owner.visit('/wp-json/wp/v2/posts', {
    method: 'POST',
    headers: { ...signed, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Later', content: 'Now', status: 'publish' }),
  })
  const id = Number(JSON.parse(body).id)
  // As it stands when a request wrote an older list of events over the one that had the post's.
  const due = 'UTC_TIMESTAMP() - INTERVAL 2 MINUTE'
  const changed = await store.sql(
    `UPDATE wp_posts SET post_status = 'future', post_date = ${due}, post_date_gmt = ${due} WHERE ID = ${id};
    SELECT ROW_COUNT()`,
  )
  expect(changed).toBe('1')
  // Asked of the database: a request to WordPress would be a visitor.
  const readStatus = () => store.sql(`SELECT post_status FROM wp_posts WHERE ID = ${id}`)
  await until('the post is published', 60_000, async () => (await readStatus()) === 'publish')
}, 120_000)

test("a changed title reaches the store, and the owner's own later change stays", async () => {
  await store.apply({ title: 'Second title' })
  await store.ready()
  const shown = async () => textOf((await createVisitor(store.host).visit('/')).body)
  await until('the new title is shown', 30_000, async () => (await shown()).includes('<title>Second title'))

  await store.sql("UPDATE wp_options SET option_value = 'Mine' WHERE option_name = 'blogname'")
  await store.kubectl(['delete', 'pods', '-l', 'app.kubernetes.io/name=wordpress'])
  await store.ready()
  await until("the owner's title is shown", 30_000, async () => (await shown()).includes('<title>Mine'))
}, 120_000)
