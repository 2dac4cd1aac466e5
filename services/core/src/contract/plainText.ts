/** All but control characters, in a form that other languages' patterns understand too. */
export const plainText = /^[ -~\u00a0-\uffff]*$/
