import { join } from 'node:path'
import { ensurePackages } from '@storeyard/local-node/machine/packages'
import { type Progress, unchanged } from '@storeyard/local-node/machine/progress'
import { buildStoreImages } from '../../images/build.ts'
import type { Settings } from './settings.ts'

const builders = [
  { package: 'buildah', anyOf: ['buildah'] },
  { package: 'debootstrap', anyOf: ['debootstrap'] },
]

/** The store's images in the cache: built when they are not there, or when what they are built from changed. */
export async function ensureStoreImages({ cacheDir }: Settings, progress: Progress) {
  await ensurePackages(builders, progress)
  let worked = false
  const onProgress = () => {
    worked = true
  }
  const building = buildStoreImages({ cacheDir: join(cacheDir, 'images'), onProgress })
  await progress.step('Building the store images', async () => {
    await building
    return worked ? building : unchanged
  })
  return building
}
