import { isLocale } from '../../src/contract/isLocale.ts'

test.each(['en_US', 'ja', 'azb', 'ckb', 'de_DE_formal', 'pt_PT_ao90', 'ca_valencia', 'sr_RS'])('%s', (locale) => {
  expect(isLocale(locale)).toBe(true)
})

test.each(['xx', 'xx_QQ', 'de_QQ', 'xx_DE'])('%s is a typing error', (locale) => {
  expect(isLocale(locale)).toBe(false)
})
