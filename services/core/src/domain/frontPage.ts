/** What a visitor got for a store's front page; null when nothing answered. */
export interface FrontPageAnswer {
  status: number
  /** As its content type says, and not compressed. */
  isHtml: boolean
  /** The beginning of the body. */
  body: string
  /** Its end; null where the body is longer than was read. */
  end: string | null
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
  if (isCutOff(answer))
    return `The front page ends half way, without a closing </html>: something in a plugin or theme dies while it is written. ${recover}`
  return null
}

/**
 * Headers are sent by then, so the status is 200. A page that never opens <html> is a fragment of its owner's, and one that
 * closes its body had come to its end.
 */
const isCutOff = ({ status, isHtml, body, end }: FrontPageAnswer) =>
  status === 200 && isHtml && end !== null && /<html[\s>]/i.test(body) && !/<\/(html|body)\s*>/i.test(end)
