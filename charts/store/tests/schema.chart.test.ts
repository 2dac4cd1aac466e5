import { render, storeValues } from './support/helm.ts'

const withStore = (change: object) => ({ ...storeValues, store: { ...storeValues.store, ...change } })

test.each([
  ['an unknown key', { ...storeValues, wordpres: {} }, /additional properties 'wordpres' not allowed/],
  [
    'an unknown key further down',
    { ...storeValues, url: { host: 'a.localhost', hots: 'b' } },
    /additional properties 'hots' not allowed/,
  ],
  ['no id', withStore({ id: '' }), /store\/id.*does not match pattern/s],
  ['an id that is no string', withStore({ id: 12345678 }), /store\/id.*got number, want string/s],
  ['no title', withStore({ title: '' }), /store\/title.*minLength/s],
  ['a host with a path', { ...storeValues, url: { host: 'a.localhost/x' } }, /url\/host.*does not match pattern/s],
  ['a locale that is a shell word', withStore({ locale: '*; id' }), /store\/locale.*does not match pattern/s],
  [
    'an image with a space',
    { ...storeValues, images: { ...storeValues.images, mariadb: 'a b' } },
    /images\/mariadb.*does not match pattern/s,
  ],
  [
    'two replicas on a volume for one node',
    { ...storeValues, wordpress: { replicas: 2 } },
    /accessMode.*ReadWriteMany/s,
  ],
  ['mail without a server', { ...storeValues, smtp: { enabled: true } }, /smtp\/host.*minLength/s],
  [
    'a setting of two lines',
    { ...storeValues, mariadb: { settings: { port: '1\nskip-grant-tables' } } },
    /mariadb\/settings\/port.*does not match pattern/s,
  ],
])('the chart refuses %s', async (_what, values, message) => {
  await expect(render('values-local.yaml', values)).rejects.toThrow(message)
})
