import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The arguments of a script. One that it does not know ends it with a sentence and what it takes. */
export function readArguments<const Config extends ParseArgsConfig>(usage: string, config: Config) {
  try {
    return parseArgs(config)
  } catch (err) {
    // What follows in Node's message is about writing such an argument differently.
    const [what] = (err instanceof Error ? err.message : String(err)).split('. ')
    console.error(`${what}. Usage: ${usage}`)
    process.exit(2)
  }
}
