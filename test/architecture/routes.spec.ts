import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { getMetadataStorage } from 'class-validator';
import { JOBS } from '../../src/platform/queue.js';
import { Office } from '../support/office.js';
import { allRoutes } from '../support/routes.js';

interface Handler {
  readonly name: string;
  readonly method: RequestMethod | undefined;
  /** Classes of the parameters that carry a body or a query. */
  readonly inputs: readonly unknown[];
}

const CHANGES = new Set([RequestMethod.POST, RequestMethod.PATCH, RequestMethod.PUT]);

function handlersOf(office: Office): Handler[] {
  const scanner = new MetadataScanner();
  return office
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ instance }) => {
      if (!instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return scanner.getAllMethodNames(prototype).map((name) => {
        const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, instance.constructor as object, name) ??
          {}) as Record<string, { index: number; data?: unknown }>;
        const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as unknown[];
        const isInput = (key: string) =>
          [RouteParamtypes.BODY, RouteParamtypes.QUERY].some((kind) => key.startsWith(`${kind}:`));
        return {
          name: `${instance.constructor.name}.${name}`,
          method: Reflect.getMetadata(METHOD_METADATA, prototype[name] as object) as
            RequestMethod | undefined,
          inputs: Object.entries(args)
            .filter(([key]) => isInput(key))
            .map(([, { index }]) => types[index]),
        };
      });
    });
}

describe('routes and jobs', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());

  it('every route says who may call it, and no route says both', () => {
    const routes = allRoutes(office.app);
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter(({ open, word }) => open === (word !== undefined)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('no two routes are the same', () => {
    const keys = allRoutes(office.app).map(
      ({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`,
    );
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('every body and query has a class of its own with rules, so that unknown fields are refused', () => {
    const known = getMetadataStorage();
    const inputs = handlersOf(office).flatMap(({ name, inputs: classes }) =>
      classes.map((type) => ({ name, type })),
    );
    expect(inputs.length).toBeGreaterThan(10);
    const bare = inputs.filter(
      ({ type }) => typeof type !== 'function' || type === Object || type === String || type === Array,
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
    const ruleless = inputs.filter(
      ({ type }) => known.getTargetValidationMetadatas(type as () => void, '', false, false).length === 0,
    );
    expect(ruleless.map(({ name }) => name)).toEqual([]);
  });

  it('no route that reads takes a body', () => {
    const reading = handlersOf(office).filter(({ method }) => method === RequestMethod.GET);
    expect(reading.length).toBeGreaterThan(5);
    expect(
      handlersOf(office).filter(({ method }) => method !== undefined && CHANGES.has(method)).length,
    ).toBeGreaterThan(5);
  });

  it('every job has its one handler', () => {
    const handled = office
      .get(DiscoveryService)
      .getProviders()
      .flatMap(({ instance }) => {
        if (!instance || typeof instance !== 'object') return [];
        const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
        return new MetadataScanner().getAllMethodNames(prototype as object).flatMap((name) => {
          const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
          const job =
            method &&
            (Reflect.getMetadata('queue:handles', method) as { queue: string; name: string } | undefined);
          return job ? [`${job.queue}/${job.name}`] : [];
        });
      });
    const jobs = Object.entries(JOBS).flatMap(([queue, names]) =>
      (names as readonly string[]).map((name) => `${queue}/${name}`),
    );
    expect(handled.toSorted()).toEqual(jobs.toSorted());
  });
});
