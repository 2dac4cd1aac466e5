interface LockedPackage {
  version?: string
  optionalDependencies?: Record<string, string>
  [key: string]: unknown
}
export interface Lockfile {
  packages: Record<string, LockedPackage>
  [key: string]: unknown
}

const platform =
  /-(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|ia32|loong64|ppc64|riscv64|s390x|x64)(?:-(\w+))?$/

/**
 * npm leaves packages of other platforms out of the lock file where its registry does not serve them, and `npm ci`
 * refuses such a file everywhere. Adds what is missing, by the exact version that the locked package asks for.
 */
export function completeLock(lock: Lockfile): { lock: Lockfile; added: string[] } {
  const added = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isLocked(lock, path, name))
      .map(([name, version]) => ({ key: `node_modules/${name}`, entry: describe(name, version, dev === true) })),
  )
  const packages = added.reduce(insertBeside, Object.entries(lock.packages))
  return { lock: { ...lock, packages: Object.fromEntries(packages) }, added: added.map(({ key }) => key) }
}

/** Looks where Node would: beside the package, then in every folder above it. */
function isLocked({ packages }: Lockfile, path: string, name: string): boolean {
  const above = path.split('/node_modules/').map((_, depth, parts) => parts.slice(0, depth + 1).join('/node_modules/'))
  return ['', ...above].some((folder) => `${folder && `${folder}/`}node_modules/${name}` in packages)
}

function describe(name: string, version: string, dev: boolean): LockedPackage {
  const [, os, cpu, libc] = platform.exec(name) ?? []
  if (!os || !cpu || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`${name} ${version} is missing in package-lock.json, and its name does not tell its platform`)
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' ? { libc: [libc?.startsWith('musl') ? 'musl' : 'glibc'] } : {}),
    optional: true,
    os: [os],
  }
}

/** At its place in npm's order, so that npm's next change of the file is small. */
function insertBeside(packages: [string, LockedPackage][], { key, entry }: { key: string; entry: LockedPackage }) {
  const at = packages.findIndex(([other]) => other.startsWith('node_modules/') && other.localeCompare(key, 'en') > 0)
  return packages.toSpliced(at === -1 ? packages.length : at, 0, [key, entry])
}
