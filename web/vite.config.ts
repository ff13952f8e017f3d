import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The first screen should not wait for a round trip more than it must: the entry's style sheet goes into the page,
 * and what an intake needs is asked for together with the entry.
 */
function firstScreen(): Plugin {
  return {
    name: 'fianza-first-screen',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const inlined = html.replace(
          /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/g,
          (tag, file: string) => {
            const sheet = bundle[file];
            // The order of the layers first: the bundler may put a layer of the kit before the base.
            return sheet?.type === 'asset' ? `<style>@layer base,ui;${String(sheet.source)}</style>` : tag;
          },
        );
        const intake = Object.values(bundle).find(
          (chunk) => chunk.type === 'chunk' && chunk.name === 'intake-page',
        );
        const wanted = intake?.type === 'chunk' ? [intake.fileName, ...intake.imports] : [];
        const hints = wanted
          .filter((file) => !inlined.includes(`"/${file}"`))
          .map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`);
        return inlined.replace('</head>', `${hints.join('')}</head>`);
      },
    },
  };
}

const api = process.env['FIANZA_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), firstScreen()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark() and :has(); without the line both would be rewritten into something larger.
    cssTarget: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    sourcemap: false,
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/api': api, '/health/': api } },
  preview: { port: 4173, proxy: { '/api': api, '/health/': api } },
});
