const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Montenegrin, which WordPress names by no code of the standard. */
const ownLanguage = 'me'

/** WordPress knows a country by its first name alone: there is no en_UK. */
const isRegion = (code: string) =>
  regions.of(code) !== undefined && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`

/**
 * Whether the codes in a text of a WordPress locale's form exist. A store of another starts in English without a word.
 * Three-letter languages are left to WordPress, which has some that Unicode does not name. Not for browsers: theirs
 * know fewer languages.
 */
export function isLocale(name: string): boolean {
  const [language = '', region = ''] = name.split('_')
  return (
    (language.length > 2 || language === ownLanguage || languages.of(language) !== undefined) &&
    (!/^[A-Z]/.test(region) || isRegion(region))
  )
}
