// Lets a child process of a spec run the sources as they are: node --import ./test/support/ts-loader.mjs some.ts
import { register } from 'node:module';

register('./ts-loader-hooks.mjs', import.meta.url);
