import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { classifyHelmOutput } from './errors.ts'
import { type HelmOptions, runHelm } from './run.ts'

export interface PackagedChart {
  version: string
  digest: string
  archive: Buffer
}

const bounds = () => ({ limitMs: 20_000, signal: AbortSignal.timeout(25_000) })

/**
 * Reads the chart that a worker brings. An archive is a published chart: its version stands for its bytes. A folder is
 * a chart in development: its version carries the digest of its files, so that each state of it is a version.
 */
export async function loadChart(options: HelmOptions, path: string): Promise<PackagedChart> {
  const version = await showVersion(options, path)
  if (!(await stat(path)).isDirectory()) {
    const archive = await readFile(path)
    return { version, digest: sha256(archive), archive }
  }
  const digest = await digestFolder(path)
  const developmentVersion = `${version}-dev.${digest.slice(0, 12)}`
  return { version: developmentVersion, digest, archive: await packageFolder(options, path, developmentVersion) }
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')

async function showVersion(options: HelmOptions, path: string): Promise<string> {
  const shown = await runHelm(options, ['show', 'chart', path], bounds())
  const version = /^version: "?([^"\n]+)"?$/m.exec(shown.output)?.[1]
  if (!shown.ok || !version) {
    const { message } = classifyHelmOutput(shown.output)
    throw new Error(
      `There is no whole chart at ${path} (${message}). Set CHART to a chart's folder or packaged archive.`,
    )
  }
  return version
}

/** Tests are not part of a chart: they change no store. */
async function digestFolder(path: string): Promise<string> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length))
    .filter((file) => !/^\/?tests\//.test(file))
    .sort()
  const digests = await Promise.all(files.map(async (file) => `${file} ${sha256(await readFile(join(path, file)))}`))
  return sha256(digests.join('\n'))
}

async function packageFolder(options: HelmOptions, path: string, version: string): Promise<Buffer> {
  const folder = await mkdtemp(join(options.workDir, 'package-'))
  try {
    const packaged = await runHelm(options, ['package', path, '--version', version, '--destination', folder], bounds())
    const [file] = await readdir(folder)
    if (!packaged.ok || !file)
      throw new Error(`The chart at ${path} cannot be packaged: ${classifyHelmOutput(packaged.output).message}`)
    const archive = join(folder, file)
    // Helm says that it packaged a chart when the disk was full half way, and a registered version stays for ever.
    await showVersion(options, archive)
    return await readFile(archive)
  } finally {
    await rm(folder, { recursive: true })
  }
}
