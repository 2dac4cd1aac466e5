import { type ParseArgsConfig, parseArgs } from 'node:util'

/** The arguments of a script. One that it does not know ends it with a sentence and what it takes. */
export function readArguments<const Config extends ParseArgsConfig>(usage: string, config: Config) {
  try {
    return parseArgs(config)
  } catch (err) {
    // What follows in Node's message is about writing such an argument differently.
    const [what] = (err instanceof Error ? err.message : String(err)).split('. ')
    return refuse(`${what}`, usage)
  }
}

export interface WholeNumber {
  default: number
  least: number
}

/** The options of a script that are whole numbers, all of them. One that is none ends it in the same way. */
export function readNumbers<Name extends string>(
  usage: string,
  numbers: Record<Name, WholeNumber>,
): Record<Name, number> {
  const names = Object.keys(numbers) as Name[]
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  const { values } = readArguments(usage, { options })
  const read = (name: Name) => {
    const { default: other, least } = numbers[name]
    const text = values[name]
    if (text === undefined) return other
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      return refuse(`Option '--${name}' takes a whole number from ${least} on, not '${text}'`, usage)
    return Number(text)
  }
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>
}

function refuse(what: string, usage: string): never {
  console.error(`${what}. Usage: ${usage}`)
  process.exit(2)
}
