import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const API = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { '/api': API } },
  build: { outDir: '../dist/editor', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 1500 },
});
