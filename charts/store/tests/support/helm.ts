import { join } from 'node:path'
import { execa } from 'execa'
import { chartDir, helmPath } from './env.ts'

/** The least that the platform gives for a store. */
export const storeValues = {
  store: {
    id: 'a1b2c3d4',
    generation: 1,
    credentialsUid: '6f1d3c5e-0000-4000-8000-000000000000',
    title: 'Demo',
    adminEmail: 'owner@example.com',
    locale: 'en_US',
    timezone: 'Europe/Berlin',
  },
  url: { host: 'demo.localhost' },
  images: { wordpress: 'docker.io/storeyard/wordpress:test', mariadb: 'docker.io/storeyard/mariadb:test' },
}

/** `helm template` of the chart; the error of a refusal is helm's own. */
export async function render(
  valuesFile: 'values-local.yaml' | 'values-prod.yaml',
  values: object = storeValues,
): Promise<string> {
  const args = [
    'template',
    'demo-a1b2c3d4',
    chartDir,
    '--namespace',
    'demo-a1b2c3d4',
    '-f',
    join(chartDir, valuesFile),
    '-f',
    '-',
  ]
  const { stdout } = await execa(helmPath, args, { input: JSON.stringify(values), timeout: 20_000 })
  return `${stdout}\n`
}
