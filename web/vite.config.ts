// SPDX-License-Identifier: Apache-2.0
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    target: 'es2022',
    cssCodeSplit: true, // the styles of a lazy view come with it
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: { entryFileNames: 'page.js', chunkFileNames: ({ name }) => `page-${name.replace('.svelte', '')}.js`, assetFileNames: ({ names }) => (names[0] === 'index.css' ? 'page.css' : 'page-[name][extname]') },
    },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node' },
});
