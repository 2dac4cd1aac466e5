import { desc, eq, sql } from 'drizzle-orm'
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

/** The version that new stores and upgrades take; null when none is registered yet. */
export async function newestChartVersion(db: Reader): Promise<string | null> {
  const [newest] = await db
    .select({ version: chartVersions.version })
    .from(chartVersions)
    .orderBy(desc(chartVersions.registeredAt))
    .limit(1)
  return newest?.version ?? null
}
