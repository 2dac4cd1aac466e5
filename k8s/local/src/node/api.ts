import { Resolver } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { request as requestHttp } from 'node:http'
import { type RequestOptions, request as requestHttps } from 'node:https'
import { certFile, keyFile } from './pki.ts'
import { apiserverUrl, clusterDomain, type Settings } from './settings.ts'

/** Asks the apiserver as the administrator; null when nothing answers. */
export function askApiserver(
  { paths, ...rest }: Settings,
  path: string,
): Promise<{ status: number; body: string } | null> {
  return get(new URL(path, apiserverUrl({ paths, ...rest })), {
    ca: readFileSync(certFile(paths.pki, 'ca')),
    cert: readFileSync(certFile(paths.pki, 'admin')),
    key: readFileSync(keyFile(paths.pki, 'admin')),
    agent: false,
  })
}

/** A health endpoint on this machine, where a component may show a certificate that it made for itself. */
export const answersOk = async (url: string): Promise<boolean> =>
  (await get(new URL(url), { agent: false, rejectUnauthorized: false }))?.status === 200

/** Whether the cluster's DNS knows the apiserver. */
export async function resolvesNames({ addresses }: Settings): Promise<boolean> {
  const resolver = new Resolver({ timeout: 500, tries: 1 })
  resolver.setServers([addresses.node])
  try {
    return (await resolver.resolve4(`kubernetes.default.svc.${clusterDomain}`)).includes(addresses.firstService)
  } catch {
    return false // not yet: whoever asks waits with a deadline
  }
}

function get(url: URL, options: RequestOptions): Promise<{ status: number; body: string } | null> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const request = send(url, { ...options, timeout: 5_000 }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      response.on('error', () => resolve(null))
    })
    request.on('timeout', () => request.destroy(new Error('no answer within 5 s')))
    // Not reachable is an answer: whoever asks waits with a deadline of its own.
    request.on('error', () => resolve(null))
    request.end()
  })
}
