/** An address as people say it. */
export const shortAddress = (url: string) => url.replace(/^https?:\/\//, '')
