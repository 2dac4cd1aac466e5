import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as x509 from '@peculiar/x509'
import { hasCode } from '../machine/process.ts'

export interface CertificateSpec {
  ca: string
  commonName: string
  organization?: string
  names?: string[]
  usage: ('client' | 'server')[]
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const signing = { name: 'ECDSA', hash: 'SHA-256' }
const dayMs = 86_400_000
const authorityDays = 3650
const leafDays = 365
const renewalDays = 30

type Authority = { cert: x509.X509Certificate; keys: { privateKey: webcrypto.CryptoKey } }

export const certFile = (dir: string, name: string) => join(dir, `${name}.crt`)
export const keyFile = (dir: string, name: string) => join(dir, `${name}.key`)

/** Makes what is missing, near its end, or not as described; keeps the rest. */
export async function ensurePki(
  dir: string,
  authorities: string[],
  leaves: Record<string, CertificateSpec>,
  signers: string[],
): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const byName = new Map<string, Authority>()
  for (const name of authorities) byName.set(name, await ensureAuthority(dir, name))
  for (const [name, spec] of Object.entries(leaves)) {
    const authority = byName.get(spec.ca)
    if (!authority) throw new Error(`Certificate ${name} names an unknown authority, ${spec.ca}.`)
    const known = readCertificate(certFile(dir, name))
    if (!known || !(await isGood(known, spec, authority))) await issue(dir, name, spec, authority)
  }
  for (const name of signers) await ensureSigner(dir, name)
}

async function ensureAuthority(dir: string, name: string): Promise<Authority> {
  const known = readCertificate(certFile(dir, name))
  if (known && daysLeft(known) > leafDays + renewalDays) {
    const der = x509.PemConverter.decodeFirst(readFileSync(keyFile(dir, name), 'utf8'))
    return {
      cert: known,
      keys: { privateKey: await webcrypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']) },
    }
  }
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=storeyard ${name}`,
    ...validity(authorityDays),
    keys,
    signingAlgorithm: signing,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.digitalSignature, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  await write(dir, name, keys.privateKey, cert.toString('pem'))
  return { cert, keys }
}

async function issue(dir: string, name: string, spec: CertificateSpec, authority: Authority): Promise<void> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const usages = { client: x509.ExtendedKeyUsage.clientAuth, server: x509.ExtendedKeyUsage.serverAuth }
  const names = (spec.names ?? []).map((value) => ({
    type: isAddress(value) ? ('ip' as const) : ('dns' as const),
    value,
  }))
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    issuer: authority.cert.subjectName,
    subject: subjectOf(spec),
    ...validity(leafDays),
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: signing,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension(spec.usage.map((usage) => usages[usage])),
      await x509.AuthorityKeyIdentifierExtension.create(authority.cert.publicKey),
      ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
    ],
  })
  await write(dir, name, keys.privateKey, cert.toString('pem'))
}

async function isGood(cert: x509.X509Certificate, spec: CertificateSpec, authority: Authority): Promise<boolean> {
  const names = cert.getExtension(x509.SubjectAlternativeNameExtension)?.names.items.map((one) => one.value) ?? []
  return (
    daysLeft(cert) > renewalDays &&
    cert.subject === new x509.Name(subjectOf(spec)).toString() &&
    JSON.stringify([...names].sort()) === JSON.stringify([...(spec.names ?? [])].sort()) &&
    (await cert.verify({ publicKey: authority.cert.publicKey }))
  )
}

/** A key pair without a certificate, as the apiserver signs service account tokens with. */
async function ensureSigner(dir: string, name: string): Promise<void> {
  try {
    readFileSync(keyFile(dir, name))
  } catch (err) {
    if (!hasCode(err, 'ENOENT')) throw err
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
    const spki = await webcrypto.subtle.exportKey('spki', keys.publicKey)
    await write(dir, name, keys.privateKey, x509.PemConverter.encode(spki, 'PUBLIC KEY'), 'pub')
  }
}

async function write(
  dir: string,
  name: string,
  key: webcrypto.CryptoKey,
  companion: string,
  extension = 'crt',
): Promise<void> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key)
  writeFileSync(join(dir, `${name}.${extension}`), `${companion}\n`, { mode: 0o600 })
  writeFileSync(keyFile(dir, name), `${x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n`, { mode: 0o600 })
}

function readCertificate(path: string): x509.X509Certificate | null {
  try {
    return new x509.X509Certificate(readFileSync(path, 'utf8'))
  } catch (err) {
    if (hasCode(err, 'ENOENT')) return null
    throw err
  }
}

const subjectOf = ({ commonName, organization }: CertificateSpec) =>
  organization ? `O=${organization}, CN=${commonName}` : `CN=${commonName}`
const isAddress = (name: string) => /^[\d.]+$/.test(name)
const daysLeft = (cert: x509.X509Certificate) => (cert.notAfter.getTime() - Date.now()) / dayMs
// Positive and without leading zeros, as DER wants a serial.
const serial = () => `4${randomBytes(15).toString('hex').slice(1)}`
// A clock that was set back a little must not refuse a fresh certificate.
const validity = (days: number) => ({
  notBefore: new Date(Date.now() - 3_600_000),
  notAfter: new Date(Date.now() + days * dayMs),
})
