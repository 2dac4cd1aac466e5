import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { render, storeValues } from './support/helm.ts'

// UPDATE_GOLDEN=1 writes the files anew: read their diff before you commit it.
test.each(['local', 'prod'] as const)('what values-%s.yaml renders changes only on purpose', async (name) => {
  const golden = join(import.meta.dirname, `golden/${name}.yaml`)
  const rendered = await render(`values-${name}.yaml`)
  if (process.env.UPDATE_GOLDEN) await writeFile(golden, rendered)
  expect(rendered).toBe(await readFile(golden, 'utf8'))
})

test('a title with quotes, shell, templates and an emoji reaches the store as data and nothing else', async () => {
  const title = `'"; $(id) {{ .Values }} 🛒`
  const rendered = await render('values-local.yaml', { ...storeValues, store: { ...storeValues.store, title } })
  const lines = rendered.split('\n').filter((line) => line.includes('$(id)'))
  expect(lines).toHaveLength(1)
  expect(JSON.parse(JSON.parse(String(lines[0]?.replace(/^ *store\.json: /, '')))).title).toBe(title)
})

test('a new generation alone rolls no pod', async () => {
  const pods = async (generation: number) =>
    (await render('values-local.yaml', { ...storeValues, store: { ...storeValues.store, generation } }))
      .split('\n')
      .filter((line) => !line.includes('storeyard.io/generation'))
  expect(await pods(2)).toEqual(await pods(1))
})

test('what a password reset changes in the Secret is nothing that WordPress reads with each request', async () => {
  const objects = (await render('values-prod.yaml')).split(/^---$/m).map((text) => parse(text))
  const { volumes } = objects.find((object) => object?.kind === 'Deployment').spec.template.spec
  const credentials = volumes.find(({ name }: { name: string }) => name === 'credentials')
  const keys = credentials.secret.items.map(({ key }: { key: string }) => key)
  expect(keys).toContain('mariadb-password')
  expect(keys.filter((key: string) => key.startsWith('wordpress-admin'))).toEqual([])
})

test('no object holds a secret and every object names its store', async () => {
  const rendered = await render('values-prod.yaml')
  expect(rendered).not.toContain('kind: Secret')
  const objects = rendered.split(/^---$/m).filter((object) => object.includes('kind:'))
  expect(objects.length).toBeGreaterThan(12)
  for (const object of objects) expect(object).toContain('storeyard.io/store-id: "a1b2c3d4"')
})
