/** Build and dev server of the web app. The built files are served by the API, same origin: no CDN, no inline asset. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
  server: { proxy: { '/api': process.env['JALON_API'] ?? 'http://127.0.0.1:3000' } },
});
