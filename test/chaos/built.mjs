import { pathToFileURL } from 'node:url';
import { inRoot } from '../../scripts/lib/paths.mjs';

/** A file of the built product, named as in src. */
export const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
