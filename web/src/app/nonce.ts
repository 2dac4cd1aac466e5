import { setNonce } from 'get-nonce'

/** What the page's policy allows style elements by; the server puts it into index.html on every request. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

export const readStyleNonce = () => nonce

// For the style element by which dialogs keep the page behind them from scrolling.
setNonce(nonce)
