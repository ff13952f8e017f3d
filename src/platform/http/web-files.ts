import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What the build writes: names without a leading dot, so neither a way up nor a hidden file is one. */
const FILE = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;
const DOT_SEGMENT = /(?:^|[/\\])\./;
/** Below these there are no pages: what is not there is not there. */
const NO_PAGE = /^(?:api|assets)(?:\/|$)|^health\//;

/**
 * Serves the built web. Files are looked up when they are asked for, so that a rebuilt web is served without a restart;
 * every other path is a page of the web, which shows its own "not here".
 */
export async function serveWeb(fastify: FastifyInstance, root: string | undefined): Promise<void> {
  if (!root || !existsSync(join(root, 'index.html'))) return;
  await fastify.register(fastifyStatic, { root, serve: false, cacheControl: false, dotfiles: 'ignore' });
  const shell = (reply: FastifyReply) =>
    reply.header('Cache-Control', 'no-cache').type('text/html').sendFile('index.html');
  fastify.get('/', (_request, reply) => shell(reply));
  fastify.get('/*', async (request: FastifyRequest<{ Params: { '*': string } }>, reply) => {
    const path = request.params['*'];
    if (await isFile(root, path)) {
      return reply.header('Cache-Control', lifeOf(path)).sendFile(path);
    }
    return DOT_SEGMENT.test(path) || NO_PAGE.test(path) ? reply.callNotFound() : shell(reply);
  });
}

/** Names in assets/ carry a hash of what is in them. */
function lifeOf(path: string): string {
  return path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

async function isFile(root: string, path: string): Promise<boolean> {
  if (!FILE.test(path)) return false;
  const found = await stat(join(root, path)).catch(() => null);
  return found?.isFile() ?? false;
}
