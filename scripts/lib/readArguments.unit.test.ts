import { execa } from 'execa'

const root = new URL('../..', import.meta.url).pathname

/** What a script says of arguments that it does not take. */
async function refusalOf(file: string, ...args: string[]) {
  const { exitCode, stderr, stdout } = await execa(process.execPath, [`${root}${file}`, ...args], {
    cwd: root,
    reject: false,
    timeout: 20_000,
  })
  return { exitCode, stderr, stdout }
}

test.each([
  ['up.ts', "Unknown option '--bogus'. Usage: ./scripts/up [--take-over]"],
  ['down.ts', "Unknown option '--bogus'. Usage: ./scripts/down [--purge]"],
  ['status.ts', "Unknown option '--bogus'. Usage: ./scripts/status"],
  ['bench/stores.ts', "Unknown option '--bogus'. Usage: ./scripts/bench [--stores 8] [--rounds 3]"],
  ['bench/list.ts', "Unknown option '--bogus'. Usage: ./scripts/bench list [--rows 10000] [--seconds 20]"],
  ['bench/sse.ts', "Unknown option '--bogus'. Usage: ./scripts/bench sse [--clients 1000] [--minutes 10]"],
  ['test.ts', "Unknown option '--bogus'. Usage: ./scripts/test [SUITE…] [--files PATTERN]"],
])('%s says what it takes, and does nothing', async (file, sentence) => {
  expect(await refusalOf(`scripts/lib/${file}`, '--bogus')).toEqual({ exitCode: 2, stderr: sentence, stdout: '' })
})

test.each([
  ['scripts/lib/bench/stores.ts', '--stores', 'x', 1],
  ['scripts/lib/bench/stores.ts', '--rounds', '0', 1],
  ['scripts/lib/bench/healthy.ts', '--stores', '1.5', 1],
  ['scripts/lib/bench/healthy.ts', '--minutes', '', 1],
  ['scripts/lib/bench/list.ts', '--rows', '1e3', 1],
  ['scripts/lib/bench/list.ts', '--seconds', 'x', 1],
  ['scripts/lib/bench/sse.ts', '--clients', 'x', 1],
  ['scripts/lib/bench/sse.ts', '--minutes', '1', 2],
  ['web/bench/page.ts', '--rows', 'x', 1],
])('%s measures nothing with %s %j', async (file, option, text, least) => {
  const { exitCode, stderr, stdout } = await refusalOf(file, option, text)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toMatch(
    `Option '${option}' takes a whole number from ${least} on, not '${text}'. Usage: ./scripts/bench`,
  )
})
