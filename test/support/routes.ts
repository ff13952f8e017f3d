import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ALLOW } from '../../src/people/access/allow.js';
import type { Permission } from '../../src/people/rules/permissions.js';
import { OPEN_TO_ALL } from '../../src/platform/open-to-all.js';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly name: string;
  readonly word: Permission | undefined;
  readonly open: boolean;
}

export interface GuardedRoute extends Route {
  readonly word: Permission;
}

/** Every route of the application, read from the decorators that make it. */
export function allRoutes(app: NestFastifyApplication): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance, metatype }) => {
      const controller = metatype as (new () => object) | null;
      if (!controller || !instance) return [];
      const base = pathOf(reflector.get(PATH_METADATA, controller));
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        const method = handler
          ? (reflector.get(METHOD_METADATA, handler) as RequestMethod | undefined)
          : undefined;
        if (!handler || method === undefined) return [];
        const places = [handler, controller];
        return [
          {
            method: RequestMethod[method],
            path: `/${[base, pathOf(reflector.get(PATH_METADATA, handler))].filter(Boolean).join('/')}`,
            name: `${controller.name}.${name}`,
            word: reflector.getAllAndOverride<Permission | undefined>(ALLOW, places),
            open: reflector.getAllAndOverride<boolean | undefined>(OPEN_TO_ALL, places) ?? false,
          },
        ];
      });
    });
}

/** The routes that need a permission word. */
export function guardedRoutes(app: NestFastifyApplication): GuardedRoute[] {
  return allRoutes(app).filter((route): route is GuardedRoute => !route.open && route.word !== undefined);
}

function pathOf(given: unknown): string {
  const path =
    typeof given === 'object' && given !== null && 'path' in given
      ? (given as { path: string }).path
      : String(given ?? '');
  return path.replace(/^\/+|\/+$/g, '');
}
