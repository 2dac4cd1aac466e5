import { readFileSync, writeFileSync } from 'node:fs'
import { completeLock, type Lockfile } from './lib/completeLock.ts'

const file = new URL('../package-lock.json', import.meta.url).pathname
const { lock, added } = completeLock(JSON.parse(readFileSync(file, 'utf8')) as Lockfile)
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added.length} packages of other platforms were added to package-lock.json`)
