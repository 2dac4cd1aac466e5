import { isLocale } from '../../src/contract/isLocale.ts'
import { CreateStore } from '../../src/contract/stores.ts'

test.each(['en_US', 'ja', 'azb', 'ckb', 'de_DE_formal', 'pt_PT_ao90', 'ca_valencia', 'sr_RS'])('%s', (locale) => {
  expect(isLocale(locale)).toBe(true)
})

test.each(['xx', 'xx_QQ', 'de_QQ', 'xx_DE'])('%s is a typing error', (locale) => {
  expect(isLocale(locale)).toBe(false)
})

test.each(['', 'e', 'english', 'EN_us', 'de-DE', '_DE'])(
  '%p has not the form of one, and is refused once',
  (locale) => {
    const { error } = CreateStore.safeParse({ store_name: 'shop', locale })
    expect(error?.issues.map(({ message }) => message)).toEqual(['locale is a WordPress locale such as en_US or de_DE'])
  },
)
