import { type ComponentType, lazy } from 'react'

const loadMsMax = 60_000

/** A component that is downloaded when it is first shown. One that never comes is a fault, which offers to reload. */
export const lazyNamed = <Name extends string, Props>(
  name: Name,
  load: () => Promise<Record<Name, ComponentType<Props>>>,
) => lazy(async () => ({ default: (await Promise.race([load(), failLate()]))[name] }))

const failLate = () =>
  new Promise<never>((_resolve, reject) => {
    window.setTimeout(() => reject(new Error('A part of this page did not come in time.')), loadMsMax)
  })
