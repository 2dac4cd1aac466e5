/** What a visitor got for a store's front page; null when nothing answered. */
export interface FrontPageAnswer {
  status: number
  /** The beginning of the body. */
  body: string
}

const recover =
  'Its administration at /wp-login.php works while WordPress itself does; a plugin or theme that broke it can be turned off there, or by renaming its folder in wp-content.'

/**
 * Why a front page is not what visitors of a shop should get; null when it is. An owner's choice, such as a redirect or a
 * password, is no fault.
 */
export function judgeFrontPage(answer: FrontPageAnswer | null): string | null {
  if (!answer) return `The front page does not answer. ${recover}`
  const { status, body } = answer
  if (status >= 500) return `The front page answers ${status}. ${recover}`
  if (status === 404) return `The front page is not found (404). ${recover}`
  if (status === 200 && body.trim() === '')
    return `The front page is empty: something in a plugin or theme ends before it is written. ${recover}`
  return null
}
