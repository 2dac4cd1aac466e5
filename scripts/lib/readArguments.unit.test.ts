import { execa } from 'execa'

const root = new URL('../..', import.meta.url).pathname

test.each([
  ['up.ts', "Unknown option '--bogus'. Usage: ./scripts/up [--take-over]"],
  ['down.ts', "Unknown option '--bogus'. Usage: ./scripts/down [--purge]"],
  ['status.ts', "Unknown option '--bogus'. Usage: ./scripts/status"],
  ['bench/stores.ts', "Unknown option '--bogus'. Usage: ./scripts/bench [--stores 8] [--rounds 3]"],
  ['bench/list.ts', "Unknown option '--bogus'. Usage: ./scripts/bench list [--rows 10000] [--seconds 20]"],
  ['bench/sse.ts', "Unknown option '--bogus'. Usage: ./scripts/bench sse [--clients 1000] [--minutes 10]"],
  ['test.ts', "Unknown option '--bogus'. Usage: ./scripts/test [SUITE…] [--files PATTERN]"],
])('%s says what it takes, and does nothing', async (file, sentence) => {
  const { exitCode, stderr, stdout } = await execa(process.execPath, [`${root}scripts/lib/${file}`, '--bogus'], {
    cwd: root,
    reject: false,
    timeout: 20_000,
  })
  expect({ exitCode, stderr, stdout }).toEqual({ exitCode: 2, stderr: sentence, stdout: '' })
})
