import { isLocale } from '../src/stores/isLocale.ts'

test.each([
  'en_US',
  'en_GB',
  'ja',
  'bo',
  'tl',
  'azb',
  'ckb',
  'de_DE_formal',
  'pt_PT_ao90',
  'ca_valencia',
  'sr_RS',
  'me_ME',
])('%s', (locale) => {
  expect(isLocale(locale)).toBe(true)
})

test.each(['xx', 'xx_QQ', 'de_QQ', 'xx_DE', 'en_UK'])('%s is a typing error', (locale) => {
  expect(isLocale(locale)).toBe(false)
})
