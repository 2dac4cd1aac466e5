import type { Plan } from '@storeyard/client/types'
import { plans } from '@storeyard/core/contract/choices'

/** In words, not numbers: the platform's operator may set those. */
export const planViews: Record<Plan, { label: string; meaning: string }> = {
  small: { label: 'Small', meaning: 'For a shop that begins, or one to try things in.' },
  medium: { label: 'Medium', meaning: 'Twice the visitors at once, and more memory for the database.' },
  large: { label: 'Large', meaning: 'For many visitors at once and a large catalogue.' },
}

export const planOptions = plans.map((plan) => ({ value: plan, label: planViews[plan].label }))
