import type { TestServer } from './server.ts'

// Jest loads set-up and teardown apart, so what is kept must hang on the process's own globals.
const keptServers = Symbol.for('storeyard.testServers')
const globals = globalThis as typeof globalThis & { [keptServers]?: TestServer[] }

export const keepForTeardown = (servers: TestServer[]) => {
  globals[keptServers] = servers
}

// biome-ignore lint/style/noDefaultExport: Jest takes the default export.
export default async function stopServers(): Promise<void> {
  await Promise.all((globals[keptServers] ?? []).map((server) => server.stop()))
}
