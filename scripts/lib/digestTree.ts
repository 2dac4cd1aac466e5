import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const skipped = new Set(['node_modules', 'dist', 'test', 'tests', 'drizzle'])

/** One digest over all files below the folders, tests and built things left out. */
export function digestTree(root: string, folders: readonly string[]): string {
  const hash = createHash('sha256')
  const visit = (path: string) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const below = join(path, entry.name)
      if (entry.isDirectory() && !skipped.has(entry.name)) visit(below)
      else if (entry.isFile()) hash.update(`${below}\0`).update(readFileSync(join(root, below)))
    }
  }
  for (const folder of folders) visit(folder)
  return hash.digest('hex').slice(0, 16)
}
