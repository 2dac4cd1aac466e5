import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../machine/run.ts'

export const pauseImage = 'docker.io/storeyard/pause:1'

/** An OCI archive with the one program in it, made without a builder: a layer, a config, a manifest and an index. */
export async function writePauseImage(binary: string, dir: string): Promise<void> {
  const layout = join(dir, 'layout')
  const blobs = join(layout, 'blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  mkdirSync(join(dir, 'rootfs'))
  copyFileSync(binary, join(dir, 'rootfs/pause'))

  const addBlob = (content: Buffer, mediaType: string) => {
    const hex = createHash('sha256').update(content).digest('hex')
    writeFileSync(join(blobs, hex), content)
    return { mediaType, digest: `sha256:${hex}`, size: content.length }
  }
  const addJson = (content: unknown, mediaType: string) => addBlob(Buffer.from(JSON.stringify(content)), mediaType)

  const layerFile = join(dir, 'layer.tar')
  await run('tar', [
    '--create',
    '--file',
    layerFile,
    '--owner=0',
    '--group=0',
    '--mtime=@0',
    '--mode=0755',
    '-C',
    join(dir, 'rootfs'),
    'pause',
  ])
  const layer = addBlob(readFileSync(layerFile), 'application/vnd.oci.image.layer.v1.tar')
  const config = addJson(
    {
      architecture: 'amd64',
      os: 'linux',
      config: { Entrypoint: ['/pause'], User: '65535:65535' },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    },
    'application/vnd.oci.image.config.v1+json',
  )
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const manifest = addJson({ schemaVersion: 2, mediaType, config, layers: [layer] }, mediaType)
  const named = { ...manifest, annotations: { 'io.containerd.image.name': pauseImage } }
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [named] }))
  writeFileSync(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  await run('tar', ['--create', '--file', join(dir, 'image.tar.new'), '-C', layout, '.'])
  renameSync(join(dir, 'image.tar.new'), join(dir, 'image.tar'))
  for (const leftover of ['layout', 'rootfs', 'layer.tar']) rmSync(join(dir, leftover), { recursive: true })
}
