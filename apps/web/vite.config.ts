import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'

/** Where `vite` in development finds the server; the built site is served by the server itself. */
const server = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: true, // the server names the code of the first screen in the page (web-pages.ts)
    sourcemap: false, // the site is public, its sources are in the repository
    modulePreload: { polyfill: false }, // the polyfill would be an inline script
    assetsInlineLimit: 0, // font-src is 'self': nothing may become a data: address
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: server, changeOrigin: true },
      '/collab': { target: server, ws: true, changeOrigin: true },
      '/cong-bo': server,
      '/demo': server,
    },
  },
})
