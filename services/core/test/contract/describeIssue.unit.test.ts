import type { z } from 'zod'
import { describeIssue } from '../../src/contract/describeIssue.ts'
import { CreateKey, ListKeys } from '../../src/contract/keys.ts'
import { SignIn } from '../../src/contract/sessions.ts'
import { CreateStore, ListStores, PatchStore } from '../../src/contract/stores.ts'

const said = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value, { error: describeIssue })
  return error?.issues.map(({ path, message }) => `${path.join('.') || 'body'} ${message}`)
}

test.each<[z.ZodType, unknown, string[]]>([
  [SignIn, {}, ['key is missing: give a text']],
  [SignIn, [], ['body has to be a JSON object']],
  [CreateKey, { role: 'viewer' }, ['name is missing: give a text']],
  [CreateKey, { name: 'x' }, ['role is missing: give one of viewer, operator, admin']],
  [CreateKey, { name: 1, role: 'root' }, ['name has to be a text', 'role has to be one of viewer, operator, admin']],
  [CreateKey, { name: 'x', role: 'viewer', stores_max: 1.5 }, ['stores_max has to be a whole number']],
  [CreateKey, { name: 'x', role: 'viewer', stores_max: -1 }, ['stores_max has to be at least 0']],
  [ListKeys, { limit: 'many' }, ['limit has to be a number']],
  [ListKeys, { limit: '201' }, ['limit has to be at most 200']],
  [ListStores, { status: 'Lost' }, [expect.stringMatching(/^status has to be one of Pending, /)]],
  [ListStores, { include_deleted: 'maybe' }, ['include_deleted has to be one of true, false']],
  [PatchStore, { title: 'x'.repeat(121) }, ['title has to be at most 120 characters long']],
  [PatchStore, { deletion_protection: 'yes' }, ['deletion_protection has to be true or false']],
  // A schema's own words come first.
  [CreateStore, { store_name: 'x', admin_email: 'x' }, ['admin_email admin_email is not an e-mail address']],
])('%#: in plain words, with what to do', (schema, value, sentences) => {
  expect(said(schema, value)).toEqual(sentences)
})
