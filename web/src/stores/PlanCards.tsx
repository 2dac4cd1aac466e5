import { Radio, Text } from '@mantine/core'
import type { Plan } from '@storeyard/client/types'
import { plans } from '@storeyard/core/contract/choices'
import classes from './PlanCards.module.css'
import { planViews } from './planViews.ts'

interface PlanCardsProps {
  value: Plan
  /** What a store has already. */
  current?: Plan
  onChange: (plan: Plan) => void
}

export const PlanCards = ({ value, current, onChange }: PlanCardsProps) => (
  <Radio.Group
    label="Plan"
    value={value}
    onChange={(chosen) => onChange(plans.find((plan) => plan === chosen) ?? value)}
  >
    <div className={classes.cards}>
      {plans.map((plan) => (
        <Radio.Card key={plan} value={plan} className={classes.card}>
          <div className={classes.name}>
            <Radio.Indicator size="xs" />
            {planViews[plan].label}
            {plan === current && ' (now)'}
          </div>
          <Text size="sm" c="dimmed" mt={4}>
            {planViews[plan].meaning}
          </Text>
        </Radio.Card>
      ))}
    </div>
  </Radio.Group>
)
