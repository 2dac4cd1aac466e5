import { apiOf } from './stores.ts'
import type { System } from './system.ts'

/** Asks for a change that has to be accepted. */
export async function ask(system: System, method: string, path: string, body?: object): Promise<void> {
  const { status } = await apiOf(system).call(method, path, body)
  if (status !== 202 && status !== 200) throw new Error(`${method} ${path} was answered ${status}`)
}
