import { desc, eq, sql } from 'drizzle-orm'
import { RefusedError } from '../domain/refused.ts'
import type { Db } from './client.ts'
import type { Reader } from './readStores.ts'
import { chartVersions } from './schema.ts'

export interface ChartVersion {
  version: string
  digest: string
  archive: Buffer
}

/** Registers a chart version once. Fails when the version is known with other content: a published one never changes. */
export async function registerChart(db: Db, chart: ChartVersion): Promise<void> {
  await db.insert(chartVersions).values(chart).onConflictDoNothing()
  const [known] = await db
    .select({ digest: chartVersions.digest })
    .from(chartVersions)
    .where(eq(chartVersions.version, chart.version))
  if (known?.digest !== chart.digest)
    throw new Error(`chart version ${chart.version} is registered with other content: raise the version of the chart`)
}

export async function readChart(db: Db, version: string): Promise<ChartVersion> {
  const [chart] = await db.select().from(chartVersions).where(eq(chartVersions.version, version))
  if (!chart) throw new Error(`chart version ${version} is not registered`)
  return chart
}

/** SHA-256 of the archive's bytes, in hexadecimal digits. */
export async function readArchiveDigest(db: Db, version: string): Promise<string> {
  const [chart] = await db
    .select({ digest: sql<string>`encode(sha256(${chartVersions.archive}), 'hex')` })
    .from(chartVersions)
    .where(eq(chartVersions.version, version))
  if (!chart) throw new Error(`chart version ${version} is not registered`)
  return chart.digest
}

/** The newest first. */
export async function listChartVersions(db: Reader, limit: number): Promise<string[]> {
  const found = await db
    .select({ version: chartVersions.version })
    .from(chartVersions)
    .orderBy(desc(chartVersions.registeredAt))
    .limit(limit)
  return found.map(({ version }) => version)
}

/** The version that new stores and upgrades take; null when none is registered yet. */
export async function newestChartVersion(db: Reader): Promise<string | null> {
  const [newest] = await listChartVersions(db, 1)
  return newest ?? null
}

const namedMax = 10

/** The version asked for, where it is registered; without one the newest. */
export async function chooseChartVersion(db: Reader, wanted: string | undefined): Promise<string> {
  const newest = await newestChartVersion(db)
  if (!newest) throw new RefusedError('NO_CHART', 'No worker has registered a chart yet. Try again in a moment.')
  if (wanted === undefined) return newest
  const [found] = await db
    .select({ version: chartVersions.version })
    .from(chartVersions)
    .where(eq(chartVersions.version, wanted))
  if (found) return found.version
  const known = (await listChartVersions(db, namedMax)).join(', ')
  throw new RefusedError('CHART_NOT_FOUND', `No chart ${wanted} is registered. The newest are: ${known}.`)
}
