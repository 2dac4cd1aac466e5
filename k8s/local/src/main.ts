import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { installedPackages } from './machine/packages.ts'
import { createProgress } from './machine/progress.ts'
import { removeNode } from './node/down.ts'
import { nodeStatus } from './node/status.ts'
import { ensureNode } from './node/up.ts'
import { defaultCacheDir } from './prepare/cache.ts'
import { prepare } from './prepare/prepare.ts'

const usage =
  'usage: main.ts prepare|up|down|status [--state DIR] [--ingress-port N] [--port-base N] [--network A.B] [--take-over] [--purge]'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    state: { type: 'string', default: '.storeyard' },
    'ingress-port': { type: 'string', default: '8080' },
    'port-base': { type: 'string', default: '17640' },
    network: { type: 'string', default: '10.219' },
    'take-over': { type: 'boolean', default: false },
    purge: { type: 'boolean', default: false },
  },
})
const options = {
  stateDir: resolve(values.state),
  cacheDir: defaultCacheDir(process.env),
  ingressPort: Number(values['ingress-port']),
  portBase: Number(values['port-base']),
  network: values.network,
  takeOver: values['take-over'],
}

const commands: Record<string, () => Promise<unknown>> = {
  prepare: () => prepare(options.cacheDir, createProgress()),
  up: () => ensureNode(options),
  status: () => nodeStatus(options),
  down: async () => {
    await removeNode({ ...options, purge: values.purge })
    return values.purge ? { packagesThatStay: installedPackages() } : undefined
  },
}

const command = commands[positionals[0] ?? '']
if (!command) {
  console.error(usage)
  process.exit(2)
}
try {
  const result = await command()
  if (result !== undefined) console.log(JSON.stringify(result, null, 2))
} catch (err) {
  console.error(err instanceof Error ? err.message : err)
  process.exitCode = 1
}
