import type { System, SystemOptions } from './system.ts'

/** Works with an api whose operator's values file says this; new generations take them in. */
export async function withValues<T>(
  system: System,
  options: SystemOptions,
  work: (port: number) => Promise<T>,
): Promise<T> {
  const api = await system.launch('api', { STORE_VALUES_FILE: system.values(options) })
  try {
    await api.ready()
    return await work(api.port)
  } finally {
    await api.end('SIGTERM')
  }
}
