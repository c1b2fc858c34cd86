/** Build and dev server of the web app. The built files are served by the API, same origin: no CDN, no inline asset. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = new URL(process.env['JALON_API'] ?? 'http://127.0.0.1:3000').origin;

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // `default-src 'self'` forbids data: URIs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': {
        target: API,
        // the server refuses what a proxy relays: this one speaks in its own name, for its own page only
        changeOrigin: true,
        configure: (mandataire) =>
          void mandataire.on('proxyReq', (envoyee, recue) => {
            if (recue.headers.origin === `http://${recue.headers.host}`) envoyee.setHeader('Origin', API);
          }),
      },
    },
  },
});
