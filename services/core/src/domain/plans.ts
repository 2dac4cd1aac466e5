import type { Plan } from '../contract/stores.ts'
import type { Values } from './spec.ts'

/** What a plan adds to the chart's own values. `small` is the chart as it is. */
export const planValues: Record<Plan, Values> = {
  small: {},
  medium: {},
  large: {},
}
