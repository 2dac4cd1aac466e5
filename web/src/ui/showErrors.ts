interface Fields {
  getInputNode: (name: string) => HTMLElement | null
}

/** Leads to the first field that cannot be used. What is folded away is seen by nobody, and takes no focus. */
export function showErrors({ getInputNode }: Fields, errors: object): void {
  const fields = Object.keys(errors).map(getInputNode)
  for (const field of fields) field?.closest('details')?.setAttribute('open', '')
  fields[0]?.focus()
}
