import { fenceLabel, generationLabel, specLabel } from '../domain/marks.ts'
import type { Values } from '../domain/spec.ts'
import { classifyHelmOutput } from './errors.ts'
import { type HelmOptions, type HelmResult, runHelm } from './run.ts'

export interface Release {
  name: string
  namespace: string
}

export interface Applied {
  /** Path of the chart's archive or folder. */
  chart: string
  values: Values
  fence: number
  generation: number
  specDigest: string
}

interface Bounds {
  limitMs: number
  signal: AbortSignal
}

/**
 * Installs or upgrades without waiting for pods. The exit code proves nothing: read the release back. Values go by
 * stdin, and hold no secret.
 */
export const helmApply = (
  options: HelmOptions,
  release: Release,
  applied: Applied,
  bounds: Bounds,
): Promise<HelmResult> =>
  runHelm(
    options,
    [
      'upgrade',
      release.name,
      applied.chart,
      '--install',
      '--namespace',
      release.namespace,
      '--force-conflicts',
      '--labels',
      `${fenceLabel}=${applied.fence},${generationLabel}=${applied.generation},${specLabel}=${applied.specDigest}`,
      '--disable-openapi-validation',
      '--history-max',
      '5',
      '--timeout',
      `${Math.floor(bounds.limitMs / 1_000)}s`,
      '-f',
      '-',
    ],
    { ...bounds, input: JSON.stringify(applied.values) },
  )

/** Uninstalls without waiting; a release that is not there any more is success. */
export async function helmUninstall(options: HelmOptions, release: Release, bounds: Bounds): Promise<HelmResult> {
  const result = await runHelm(options, ['uninstall', release.name, '--namespace', release.namespace], bounds)
  return result.ok || /release: not found/.test(result.output) ? { ...result, ok: true } : result
}

/** The version of the helm program, such as `v4.1.4`; fails with what to do when there is none or it is too old. */
export async function requireHelm(options: HelmOptions): Promise<string> {
  const result = await runHelm(options, ['version', '--template', '{{.Version}}'], {
    limitMs: 10_000,
    signal: AbortSignal.timeout(15_000),
  })
  const version = /^v(\d+)\.\d+\.\d+/.exec(result.output)
  if (!result.ok || !version)
    throw new Error(
      `helm cannot be run as "${options.program}" (${classifyHelmOutput(result.output).message}). Install helm 4, or set HELM to its path.`,
    )
  if (Number(version[1]) < 4)
    throw new Error(
      `"${options.program}" is helm ${version[0]}, and 4 or later is needed. Install it, or set HELM to its path.`,
    )
  return version[0]
}
