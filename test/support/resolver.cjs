const { existsSync } = require('node:fs');
const path = require('node:path');

/** Sources import each other as the './x.js' they become; specs run them as the './x.ts' they are. */
module.exports = (request, options) => {
  if (request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules')) {
    const stem = path.resolve(options.basedir, request.slice(0, -3));
    for (const candidate of [`${stem}.ts`, `${stem}.tsx`]) if (existsSync(candidate)) return candidate;
  }
  return options.defaultResolver(request, options);
};
