import type {
  AppControllerRoute,
  AppViewRoute,
  BullBoardQueues,
  ControllerHandlerReturnType,
  IServerAdapter,
  UIConfig,
} from '@bull-board/api/typings/app';

type Params = Record<string, string>;

interface Reading {
  readonly pattern: RegExp;
  readonly handler: AppControllerRoute['handler'];
}

/** Takes from Bull Board the routes that read, and forgets those that change something. */
export class BoardRoutes implements IServerAdapter {
  private queues: BullBoardQueues = new Map();
  private uiConfig: UIConfig = {};
  private entry: AppViewRoute | null = null;
  private readings: readonly Reading[] = [];

  setQueues(queues: BullBoardQueues): this {
    this.queues = queues;
    return this;
  }

  setUIConfig(config: UIConfig): this {
    this.uiConfig = config;
    return this;
  }

  setEntryRoute(route: AppViewRoute): this {
    this.entry = route;
    return this;
  }

  setApiRoutes(routes: AppControllerRoute[]): this {
    this.readings = routes
      .filter(({ method }) => method === 'get')
      .flatMap(({ route, handler }) => [route].flat().map((path) => ({ pattern: patternOf(path), handler })));
    return this;
  }

  setViewsPath(): this {
    return this;
  }

  setStaticPath(): this {
    return this;
  }

  setErrorHandler(): this {
    return this;
  }

  /** The words of the page at this path; null when there is no page. */
  page(path: string, basePath: string): Readonly<Record<string, string>> | null {
    const pages = [this.entry?.route ?? []].flat();
    if (!this.entry || !pages.some((page) => patternOf(page).test(path))) return null;
    return this.entry.handler({ basePath, uiConfig: this.uiConfig }).params;
  }

  /** What the first route that fits says; null when none does. */
  async tell(path: string, query: Params): Promise<ControllerHandlerReturnType | null> {
    for (const { pattern, handler } of this.readings) {
      const params = pattern.exec(path);
      if (!params) continue;
      const { queues, uiConfig } = this;
      return handler({ queues, uiConfig, query, params: { ...params.groups }, body: {}, headers: {} });
    }
    return null;
  }
}

/** '/queue/:queueName' → whole paths with one part of letters that need no escape in its place. */
function patternOf(route: string): RegExp {
  return new RegExp(`^${route.replaceAll(/:(\w+)/g, '(?<$1>[\\w.-]+)')}$`);
}
