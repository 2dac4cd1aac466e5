/** A button by what stands on it, and why it cannot be pressed; null when it can. */
export type Refusal = readonly [button: string, reason: string | null]

/** Each reason once, with the buttons that it is for. */
export function groupRefusals(refusals: readonly Refusal[]): { reason: string; buttons: string }[] {
  const byReason = new Map<string, string[]>()
  for (const [button, reason] of refusals) {
    // Its dots tell that a dialog follows: none does here.
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), button.replace('…', '')])
  }
  return [...byReason].map(([reason, buttons]) => ({ reason, buttons: buttons.join(', ') }))
}
