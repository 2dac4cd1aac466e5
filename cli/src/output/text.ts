import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Texts of others may hold what a terminal takes for commands. */
export const clean = (text: string): string => text.replace(/\p{Cc}+/gu, ' ')

/** The same for texts of several lines. */
export const cleanLines = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '')

/** At most so many columns of a terminal; what was cut off leaves a sign. */
export function truncate(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text
  let kept = ''
  for (const { segment } of graphemes.segment(text)) {
    if (stringWidth(kept + segment) > columns - 1) break
    kept += segment
  }
  return `${kept}…`
}

export const pad = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - stringWidth(text)))
