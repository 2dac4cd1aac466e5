import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from '../machine/packages.ts'
import { run } from '../machine/run.ts'
import { hashOf } from './cache.ts'

export interface GoModule {
  name: string
  /** The package to build; the module's own when left out. */
  target?: string
  tags?: string
  ldflags?: string
  /** Files of a dependency that go beside the binary: module path, file within it. */
  extraFiles?: { module: string; path: string }[]
}

const kubernetesVersion = { gitVersion: 'v1.34.4', gitMajor: '1', gitMinor: '34' }

export const goModules = {
  node: {
    name: 'node',
    tags: 'providerless,dockerless',
    ldflags: Object.entries(kubernetesVersion)
      .map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`)
      .join(' '),
  },
  coredns: { name: 'coredns' },
  contour: {
    name: 'contour',
    target: 'github.com/projectcontour/contour/cmd/contour',
    extraFiles: [
      { module: 'github.com/projectcontour/contour', path: 'examples/contour/01-crds.yaml' },
      { module: 'github.com/projectcontour/contour', path: 'examples/contour/02-role-contour.yaml' },
    ],
  },
  provisioner: { name: 'provisioner' },
  pause: { name: 'pause' },
  kwok: { name: 'kwok', target: 'sigs.k8s.io/kwok/cmd/kwok' },
  vegeta: { name: 'vegeta', target: 'github.com/tsenart/vegeta/v12' },
} satisfies Record<string, GoModule>

const modulesDir = join(import.meta.dirname, '../../go')

/** Changes with whatever decides the binary: the sources, the pins and the flags. */
export function goModuleKey(module: GoModule): string {
  const sources = ['go.mod', 'go.sum', 'main.go']
    .map((file) => join(modulesDir, module.name, file))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
  return hashOf([JSON.stringify(module), process.arch, ...sources])
}

export function requireGo(): string {
  const go = findProgram('go') ?? findProgram('/usr/local/go/bin/go')
  if (go) return go
  throw new Error(
    'Go 1.26 or later is needed to build the local cluster and what tests and benchmarks run, and there is no `go` here: ' +
      'install it from go.dev/dl. `up` also takes a cluster of your own, with KUBE_CONTEXT=<name> ./scripts/up, or docker ' +
      'compose up.',
  )
}

export async function buildGoModule(module: GoModule, dir: string): Promise<void> {
  const go = requireGo()
  const cwd = join(modulesDir, module.name)
  const options = { cwd, timeoutMs: 1_800_000, env: { CGO_ENABLED: '0' } }
  const ldflags = ['-s', '-w', module.ldflags].filter(Boolean).join(' ')
  const tags = module.tags ? ['-tags', module.tags] : []
  const out = ['-o', join(dir, module.name)]
  await run(
    go,
    ['build', '-mod=readonly', ...tags, '-trimpath', '-ldflags', ldflags, ...out, module.target ?? '.'],
    options,
  )
  for (const { module: dependency, path } of module.extraFiles ?? []) {
    const from = await run(go, ['list', '-mod=readonly', '-m', '-f', '{{.Dir}}', dependency], options)
    copyFileSync(join(from, path), join(dir, path.slice(path.lastIndexOf('/') + 1)))
  }
}
