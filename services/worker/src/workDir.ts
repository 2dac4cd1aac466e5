import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** More than a chart's archive and helm's caches of one run take. */
const roomBytes = 4 * 1024 * 1024

/** The worker's own folder, with room in it: helm says that it packaged a chart when the disk was full half way. */
export async function prepareWorkDir(path: string): Promise<void> {
  const probe = join(path, `room-${process.pid}`)
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    await writeFile(probe, Buffer.alloc(roomBytes))
    await rm(probe)
  } catch (err) {
    await rm(probe, { force: true }).catch(() => undefined)
    const why = err instanceof Error ? err.message : String(err)
    throw new Error(
      `The folder ${path} has no room to work in (${why}). Free at least ${roomBytes / 1024 / 1024} MiB there, or set WORK_DIR to a folder that the worker may write.`,
    )
  }
}
