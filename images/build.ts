import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Buildah, createBuildah, runIsolated } from './buildah.ts'
import { contentKey, defaultCacheDir, findArchive, inWorkFolder, removeDeadWork } from './workspace.ts'

export interface StoreImagesOptions {
  cacheDir?: string
  /** An image to build on, such as debian:trixie-slim. Without one a base is made from Debian's packages, once. */
  base?: string
  /** Sources as URL#sha256=HEX; without core it is Debian's package. */
  wordpress?: { core?: string; plugins?: readonly string[]; themes?: readonly string[] }
  /** Builds anew what is in the cache, to take in Debian's newer packages. */
  refresh?: boolean
  onProgress?: (line: string) => void
}

interface StoreImage {
  /** What pods name. */
  name: string
  /** An oci-archive that holds it under that name. */
  archive: string
}

interface Recipe {
  image: 'wordpress' | 'mariadb'
  buildArgs: Record<string, string>
  /** Prints the version of what the image serves. */
  version: readonly string[]
}

const folder = import.meta.dirname

/** Builds the images that are not in the cache yet. A run that is killed leaves nothing that a later one takes for whole. */
export async function buildStoreImages(
  options: StoreImagesOptions = {},
): Promise<{ wordpress: StoreImage; mariadb: StoreImage }> {
  const { cacheDir = defaultCacheDir(), wordpress = {} } = options
  await removeDeadWork(cacheDir)
  const base = options.base
    ? { reference: options.base, key: options.base }
    : await ensureBase({ ...options, cacheDir })
  const [wordpressImage, mariadbImage] = await Promise.all([
    ensureImage({ ...options, cacheDir }, base, {
      image: 'wordpress',
      buildArgs: {
        WORDPRESS_CORE: wordpress.core ?? '',
        WORDPRESS_PLUGINS: (wordpress.plugins ?? []).join(' '),
        WORDPRESS_THEMES: (wordpress.themes ?? []).join(' '),
      },
      version: ['php', '-r', 'require "/usr/src/wordpress/wp-includes/version.php"; echo $wp_version;'],
    }),
    ensureImage({ ...options, cacheDir }, base, {
      image: 'mariadb',
      buildArgs: {},
      version: ['sh', '-c', "mariadbd --version | sed -E 's/.*Ver ([0-9.]+).*/\\1/'"],
    }),
  ])
  return { wordpress: wordpressImage, mariadb: mariadbImage }
}

type BuildContext = StoreImagesOptions & { cacheDir: string }

async function ensureBase({ cacheDir, refresh, onProgress }: BuildContext) {
  const key = await contentKey(join(folder, 'base'), process.arch)
  const found = refresh ? undefined : await findArchive(cacheDir, 'base', key)
  const name = found ?? `base_trixie-${key}.tar`
  if (!found)
    await inWorkFolder(cacheDir, 'base', async (work, keep) => {
      onProgress?.('Making a Debian base')
      await runIsolated(join(folder, 'base/make.sh'), [join(work, 'root'), join(work, 'root.tar')])
      const buildah = createBuildah(work)
      const container = await buildah('from', 'scratch')
      await buildah('add', '--quiet', container, join(work, 'root.tar'), '/')
      await buildah('config', '--cmd', 'bash', container)
      await buildah('commit', '--quiet', container, `oci-archive:${join(work, 'base.tar')}`)
      await keep('base.tar', name)
    })
  return { reference: `oci-archive:${join(cacheDir, name)}`, key }
}

async function ensureImage(
  { cacheDir, refresh, onProgress }: BuildContext,
  base: { reference: string; key: string },
  recipe: Recipe,
): Promise<StoreImage> {
  const key = await contentKey(join(folder, recipe.image), base.key, recipe.buildArgs, process.arch)
  const found = refresh ? undefined : await findArchive(cacheDir, recipe.image, key)
  if (found) return describe(cacheDir, recipe.image, found)
  return inWorkFolder(cacheDir, recipe.image, async (work, keep) => {
    onProgress?.(`Building the image ${recipe.image}`)
    const buildah = createBuildah(work)
    const buildArgs = Object.entries({ BASE: base.reference, ...recipe.buildArgs }).flatMap(([name, value]) => [
      '--build-arg',
      `${name}=${value}`,
    ])
    await buildah('bud', '--layers=false', ...buildArgs, '--tag', 'localhost/built', join(folder, recipe.image))
    const archive = `${recipe.image}_${await readVersion(buildah, recipe.version)}-${key}.tar`
    const described = describe(cacheDir, recipe.image, archive)
    await buildah('push', '--quiet', 'localhost/built', `oci-archive:${join(work, 'image.tar')}:${described.name}`)
    await keep('image.tar', archive)
    return described
  })
}

async function readVersion(buildah: Buildah, command: readonly string[]): Promise<string> {
  const container = await buildah('from', 'localhost/built')
  return (await buildah('run', container, '--', ...command)).trim()
}

const describe = (cacheDir: string, image: Recipe['image'], archive: string): StoreImage => ({
  name: `docker.io/storeyard/${image}:${archive.slice(image.length + 1, -'.tar'.length)}`,
  archive: join(cacheDir, archive),
})

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      base: { type: 'string' },
      core: { type: 'string' },
      plugin: { type: 'string', multiple: true },
      theme: { type: 'string', multiple: true },
      refresh: { type: 'boolean' },
    },
  })
  const { base, core, plugin, theme, refresh } = values
  const images = await buildStoreImages({
    ...(base && { base }),
    wordpress: { ...(core && { core }), plugins: plugin ?? [], themes: theme ?? [] },
    refresh: refresh ?? false,
    onProgress: (line) => console.error(line),
  })
  for (const { name, archive } of Object.values(images)) console.log(`${name}\t${archive}`)
}
