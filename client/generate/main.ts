import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { schemaText } from './schemaText.ts'

const file = new URL('../src/schema.ts', import.meta.url)
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

const text = await schemaText()
if (!values.check) writeFileSync(file, text)
else if (readFileSync(file, 'utf8') !== text) {
  console.error('client/src/schema.ts is not of the routes as they are: run npm run generate.')
  process.exitCode = 1
}
