import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce in its place on every request; see server/page.ts.
  html: { cspNonce: '__CSP_NONCE__' },
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 700 },
  // The session cookie and the api's Origin check know this address only, so another port would not do.
  server: { host: '127.0.0.1', port: 3000, strictPort: true, proxy: { '/api': api, '/queues': api } },
})
