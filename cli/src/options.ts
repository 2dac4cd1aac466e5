import { InvalidArgumentError, Option } from '@commander-js/extra-typings'

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `90s`, `10m`, `1h`, `30d`, or seconds. */
export function parseDuration(text: string): number {
  const [, count, unit = 's'] = /^(\d{1,6})([smhd])?$/.exec(text) ?? []
  if (count === undefined) throw new InvalidArgumentError('It looks like 90s, 10m, 1h or 30d.')
  return Number(count) * unitMs[unit as keyof typeof unitMs]
}

/** A whole number that is not below `least`. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < least)
      throw new InvalidArgumentError(`It is a whole number from ${least} on.`)
    return Number(text)
  }

const timeout = (more: string) =>
  new Option('--timeout <duration>', `how long to wait, such as 90s, 10m or 1h${more}`)
    .argParser(parseDuration)
    .default(600_000, '10m')

export const timeoutOption = () => timeout('')

/** Beside --wait. */
export const waitTimeoutOption = () => timeout('; implies --wait').implies({ wait: true as const })

export const waitOption = (goal: string) =>
  new Option('--wait', `wait until the store is ${goal}, and fail when it does not get there`)

export const yesOption = () => new Option('-y, --yes', 'do it without being asked')
