export interface Told {
  group: string
  name: string
  injection: string
  expected: string
  seen: string
  outcome: 'green' | 'red' | 'known'
  seconds?: number
  boundSeconds?: number
}

/** The table that a run ends with, in Markdown: one line a row. */
export function tableOf(rows: readonly Told[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
  const line = ({ group, name, injection, expected, seen, outcome, seconds, boundSeconds }: Told) => {
    const time = seconds === undefined ? '' : `${seconds.toFixed(1)} of ${boundSeconds}`
    const told = outcome === 'red' ? `**red**: ${seen}` : seen
    return `| ${[`${group}: ${name}`, injection, expected, told, time].map(cell).join(' | ')} |`
  }
  return ['| row | fault | expected | seen | seconds |', '|---|---|---|---|---|', ...rows.map(line)].join('\n')
}
