import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mergeValues, type Values } from '@storeyard/core/domain/spec'
import { parse, stringify } from 'yaml'
import type { Settings } from './settings.ts'

/** The operator's values file of this machine: the chart's local ones, the images, then the user's own. */
export function writeStoreValues(settings: Settings, images: { wordpress: string; mariadb: string } | null): void {
  const read = (path: string): Values => parse(readFileSync(path, 'utf8')) ?? {}
  const local = settings.cluster ? {} : read(join(settings.root, 'charts/store/values-local.yaml'))
  const withImages = images ? mergeValues(local, { images }) : local
  const own = settings.valuesFile ? read(settings.valuesFile) : {}
  mkdirSync(dirname(settings.paths.values), { recursive: true })
  writeFileSync(settings.paths.values, stringify(mergeValues(withImages, own)))
}
