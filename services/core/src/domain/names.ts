/** Namespace and Helm release of a store; they carry its id, so a name can be used again at once. */
export const releaseName = (storeName: string, id: string) => `${storeName}-${id}`

export const storeDomain = (storeName: string, baseDomain: string) => `${storeName}.${baseDomain}`

export interface StoreAddress {
  scheme: 'http' | 'https'
  /** The port people reach the Ingress at; left out of the URL where it is the scheme's own. */
  port: number
}

const ownPort = { http: 80, https: 443 }

export const storeUrl = (domain: string, { scheme, port }: StoreAddress) =>
  port === ownPort[scheme] ? `${scheme}://${domain}` : `${scheme}://${domain}:${port}`
