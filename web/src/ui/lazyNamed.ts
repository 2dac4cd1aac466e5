import { type ComponentType, lazy } from 'react'

/** A component that is downloaded when it is first shown. */
export const lazyNamed = <Name extends string, Props>(
  name: Name,
  load: () => Promise<Record<Name, ComponentType<Props>>>,
) => lazy(async () => ({ default: (await load())[name] }))
