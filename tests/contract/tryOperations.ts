import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'

export interface Try {
  apiUrl: string
  key: string
  address: string
  /** Of Schemathesis: which operations. */
  select: string[]
}

const python = process.env.STOREYARD_SCHEMATHESIS ?? 'python3'
const runMsMax = 12 * 60_000

/** Runs Schemathesis over the API's document. `faults` is what it found, in its own words; empty when all is well. */
export async function tryOperations({
  apiUrl,
  key,
  address,
  select,
}: Try): Promise<{ faults: string; tested: number }> {
  const config = join(import.meta.dirname, 'schemathesis.toml')
  const url = `${apiUrl}/api/v1`
  // It leaves notes where it runs.
  const cwd = await mkdtemp(join(tmpdir(), 'storeyard-contract-'))
  try {
    const { all, exitCode } = await execa(
      python,
      ['-m', 'schemathesis.cli', '--config-file', config, 'run', `${url}/openapi.json`, ...select],
      {
        cwd,
        all: true,
        reject: false,
        stdin: 'ignore',
        timeout: runMsMax,
        env: { STOREYARD_CONTRACT_API: url, STOREYARD_CONTRACT_KEY: key, STOREYARD_CONTRACT_ADDRESS: address },
      },
    )
    const tested = Number(/Tested: (\d+)/.exec(all)?.[1] ?? 0)
    return { faults: exitCode === 0 ? '' : all, tested }
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}
