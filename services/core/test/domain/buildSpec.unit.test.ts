import { buildSpec, type Platform, rebuildSpec, type SpecInput } from '../../src/domain/buildSpec.ts'
import { planValues } from '../../src/domain/plans.ts'
import { specDigest, type Values } from '../../src/domain/spec.ts'
import { keepVolumes } from '../../src/domain/specVolumes.ts'

const store: SpecInput = {
  id: 'a1b2c3d4',
  title: 'Shop',
  adminEmail: 'a@example.com',
  locale: 'de_DE',
  timezone: 'UTC',
  plan: 'small',
  domain: 'shop.localhost',
}
const platform: Platform = {
  address: { scheme: 'http', port: 8080 },
  values: { images: { wordpress: 'w:1', mariadb: 'm:1' }, wordpress: { storage: { className: 'fast' } } },
  chartVersion: '1.0.0',
}
const small = buildSpec(store, platform)
const large = rebuildSpec({ ...store, plan: 'large' }, platform, small)

test('the store goes over the operator, who goes over the plan', () => {
  const values = { wordpress: { php: { memoryLimit: '1G' } }, store: { id: 'other' } }
  const spec = buildSpec({ ...store, plan: 'medium' }, { ...platform, values })
  expect(spec.values).toMatchObject({
    store: { id: 'a1b2c3d4', title: 'Shop' },
    wordpress: { php: { memoryLimit: '1G' }, apache: { maxRequestWorkers: 16 } },
  })
})

test('a new plan raises what it names, and asks for larger volumes beside the values that made the claims', () => {
  expect(large.values).toMatchObject({
    wordpress: { apache: { maxRequestWorkers: 32 }, storage: { size: '5Gi', className: 'fast' } },
    mariadb: { settings: { 'innodb-buffer-pool-size': '1G' }, storage: { size: '5Gi' } },
    quota: { storage: '250Gi' },
  })
  expect(large).toMatchObject({ plan: 'large', volumeSizes: { wpContent: '50Gi', mariadb: '50Gi' } })
})

test('a smaller plan takes back all but the volumes and the quota that has room for them', () => {
  const back = rebuildSpec(store, platform, large)
  expect(back.values.wordpress).toEqual(small.values.wordpress)
  expect(back).toMatchObject({
    plan: 'small',
    volumeSizes: { wpContent: '50Gi', mariadb: '50Gi' },
    values: { quota: { storage: '250Gi' } },
  })
})

test('an older spec applied again keeps the volumes too', () => {
  const back = keepVolumes(small, large)
  expect(back).toEqual({
    ...small,
    volumeSizes: large.volumeSizes,
    values: { ...small.values, quota: { ...(planValues.small.quota as Values), storage: '250Gi' } },
  })
})

test('the quota of a plan that was taken without its larger volumes goes with the plan', () => {
  const withoutVolumes = { ...large, volumeSizes: small.volumeSizes }
  expect(keepVolumes(small, withoutVolumes)).toEqual(small)
  expect(rebuildSpec(store, platform, withoutVolumes)).toEqual(small)
})

test("a class or size that the operator's file names later reaches no claim that is there", () => {
  const values = {
    wordpress: { storage: { className: 'slow', size: '1Gi' } },
    mariadb: { storage: { className: 'slow', size: '80Gi' } },
  }
  const spec = rebuildSpec(store, { ...platform, values }, small)
  expect(spec.values).toMatchObject({
    wordpress: { storage: small.values.wordpress && { size: '5Gi', className: 'fast' } },
    mariadb: { storage: { size: '5Gi' } },
  })
  expect(spec.values.mariadb).not.toHaveProperty('storage.className')
  expect(spec.volumeSizes).toEqual({ wpContent: '5Gi', mariadb: '80Gi' })
})

test('an older spec whose sizes were left to the chart goes on leaving them to it', () => {
  const old = { chartVersion: '1.0.0', values: { store: small.values.store, quota: { pods: 9 } } }
  const spec = rebuildSpec({ ...store, plan: 'medium' }, platform, old)
  expect(spec.values.mariadb).toHaveProperty('storage', undefined)
  expect(spec.volumeSizes).toEqual({ wpContent: '20Gi', mariadb: '20Gi' })
})

test('what WordPress was installed with stays as it was, whatever the label says by now', () => {
  const spec = rebuildSpec({ ...store, title: 'New label', adminEmail: 'b@example.com' }, platform, small)
  expect(spec.values.store).toEqual(small.values.store)
})

test('building again what there is already gives an equal spec', () => {
  expect(specDigest(rebuildSpec(store, platform, small))).toBe(specDigest(small))
})

test.each([
  ['20Gi', '20480Mi', '20Gi'],
  ['20G', '20Gi', '20Gi'],
  ['0.5Ti', '500Gi', '0.5Ti'],
  ['1073741824', '2Gi', '2Gi'],
  ['5Gi', 'much', '5Gi'],
])('of %s and %s the larger is %s', (held, wanted, larger) => {
  const values = (size: string) => ({ wordpress: { storage: { size } }, mariadb: { storage: { size } } })
  const newest = { chartVersion: '1', values: values(held) }
  expect(keepVolumes({ chartVersion: '1', values: values(wanted) }, newest).volumeSizes?.mariadb).toBe(larger)
})

test('the digest of a spec without the newer fields is what it was before them', () => {
  expect(specDigest({ chartVersion: '1.0.0', values: { store: { id: 'a1b2c3d4' } } })).toBe(
    'ab99173e2be9054cbe441d3784fa0055',
  )
})
