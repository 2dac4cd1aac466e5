import { open, readFile } from 'node:fs/promises'
import { withKeysLocked } from '@storeyard/core/db/adminKeys'
import type { Db } from '@storeyard/core/db/client'
import { createKeyText, isKeyText } from '@storeyard/core/db/keys'
import type { Logger } from '@storeyard/core/observability/logger'

/**
 * Sees to a first way in. The file's key is registered when the database does not know it (a new database); without a
 * file, and without any live admin key, one is made and written for its owner's eyes. The key itself is never logged.
 */
export async function ensureAdminKey(db: Db, file: string | undefined, logger: Logger): Promise<void> {
  await withKeysLocked(db, async (keys) => {
    const known = file ? await readKeyFile(file) : null
    if (known) {
      if (await keys.registerAdmin(known))
        logger.info({ file }, 'the admin key of the file is registered in this database')
      else if (!(await keys.hasAdmin()))
        logger.warn({ file }, 'no admin key is live, the one of the file neither: remove the file to have one made')
      return
    }
    if (await keys.hasAdmin()) return
    if (!file) return logger.warn('there is no admin key: set ADMIN_KEY_FILE to have one made')
    const text = createKeyText()
    // The file first: were the key in the database alone, nobody would ever know it.
    await writeKeyFile(file, text)
    await keys.registerAdmin(text)
    logger.info({ file }, 'the first admin key was made and written to the file')
  })
}

async function readKeyFile(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((err: NodeJS.ErrnoException) => {
    if (err.code === 'ENOENT') return null
    throw err
  })
  if (text === null) return null
  if (!isKeyText(text.trim()))
    throw new Error(`${file} holds no key of the form sy_<prefix>_<secret>; remove it to have one made`)
  return text.trim()
}

async function writeKeyFile(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${text}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
