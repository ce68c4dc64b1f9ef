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
    rolldownOptions: {
      output: {
        // What the words need before anything else (start.ts) comes in one piece beside their own, and with it
        // what signing out asks when there is no server to fetch it from.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'writing',
              test: /node_modules\/.*(prosemirror|tiptap|yjs|lib0|y-protocols|orderedmap|rope-sequence|w3c-keyname)|\/packages\/(regulation|drafting|consultation|people)\/src\/(?!schema-version)|\/drafting\/(offline-copy|copies-in-browser|unsent-counts)\.ts$|\/language\/(early-words|vi-early|en-early|filled-in|language-store)\.ts$/,
            },
          ],
        },
      },
    },
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
