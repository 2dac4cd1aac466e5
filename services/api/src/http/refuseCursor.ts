import { FieldsError } from './problem.ts'

/** An empty page would read as the list's end. */
export function refuseCursor(): never {
  throw new FieldsError([{ field: 'cursor', message: 'names nothing in this list: begin again without it' }])
}
