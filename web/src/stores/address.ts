import type { Store } from '@storeyard/client/types'

export interface AddressPattern {
  before: string
  after: string
}

/** What stands around a store's name in its URL, read off any store that there is or was. */
export const readAddressPattern = ({ url, store_name }: Pick<Store, 'url' | 'store_name'>): AddressPattern | null => {
  const before = `${new URL(url).protocol}//`
  return url.startsWith(`${before}${store_name}.`)
    ? { before, after: url.slice(before.length + store_name.length) }
    : null
}

/** An address as people say it. */
export const shortAddress = (url: string) => url.replace(/^https?:\/\//, '')
