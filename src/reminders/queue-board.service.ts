import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../platform/problem.js';
import { JobEngine } from '../platform/queue.js';
import { idsOnly, wordless } from './rules/board-words.js';
import { BoardRoutes } from './board-routes.js';

/** Where the board stands; its page is told so that it asks here. */
export const BOARD_PATH = '/api/queue/board';
const UI = dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json'));
const FILE = /^\/static\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

export interface BoardAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

/**
 * Bull Board, to look at only: the routes of it that change something are not there at all, and jobs show ids. Everything comes
 * from the package on this machine; its page asks nobody else for anything.
 */
@Injectable()
export class QueueBoard {
  private routes: BoardRoutes | null = null;

  constructor(private readonly jobs: JobEngine) {}

  /** Answers what the board's page asks for below its path, which begins with '/'. Throws NotFound. */
  async answer(path: string, query: Readonly<Record<string, string>>): Promise<BoardAnswer> {
    if (path.startsWith('/static/')) return file(path);
    this.routes ??= this.open();
    const page = this.routes.page(path, BOARD_PATH);
    if (page) return this.page(page);
    const told = await this.routes.tell(path, query);
    if (!told) throw new NotFound();
    return {
      status: told.status ?? 200,
      type: 'application/json',
      body: JSON.stringify(wordless(told.body)),
    };
  }

  private open(): BoardRoutes {
    const routes = new BoardRoutes();
    const queue = new BullMQAdapter(this.jobs.inside('reminders'), {
      readOnlyMode: true,
      allowRetries: false,
    });
    queue.setFormatter('data', idsOnly);
    queue.setFormatter('returnValue', () => null);
    createBullBoard({
      queues: [queue],
      serverAdapter: routes,
      options: { uiBasePath: UI, uiConfig: { boardTitle: 'Queue', hideDocsLink: true } },
    });
    return routes;
  }

  /** The package's own page with its few places filled in, and without the fonts it would fetch from elsewhere. */
  private async page(words: Readonly<Record<string, string>>): Promise<BoardAnswer> {
    const template = await readFile(join(UI, 'dist/index.ejs'), 'utf8');
    const body = template
      .replaceAll(/<link[^>]+href="https?:[^>]*>/g, '')
      .replaceAll(/<%[-=]\s*(\w+)\s*%>/g, (_place, name: string) => words[name] ?? '');
    return { status: 200, type: 'text/html; charset=utf-8', body };
  }
}

async function file(path: string): Promise<BoardAnswer> {
  const type = TYPES[extname(path)];
  if (!type || !FILE.test(path)) throw new NotFound();
  const body = await readFile(join(UI, 'dist', path)).catch(() => null);
  if (!body) throw new NotFound();
  return { status: 200, type, body };
}
