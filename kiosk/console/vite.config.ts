import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogues } from './build/catalogues';
import { styleNonce } from './build/style_nonce';

// Where the files go is the caller's choice: `vite build --outDir …`.
export default defineConfig({
  plugins: [react(), catalogues(), styleNonce()],
  build: {
    target: 'es2020',
    // A file inlined as data: would need a hole in the content policy.
    assetsInlineLimit: 0,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { output: { manualChunks: { echarts: ['echarts/core', 'echarts/charts', 'echarts/components'] } } },
  },
});
