import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { OfficeEvent } from './office-event.js';
import { UnitOfWork, type Tx } from './unit-of-work.js';

export { OfficeEvent } from './office-event.js';

type Phase = 'in-transaction' | 'after-commit';
type EventClass<E extends OfficeEvent = OfficeEvent> = new (...args: never[]) => E;
interface Subscription {
  readonly event: EventClass;
  readonly phase: Phase;
}

const SUBSCRIPTIONS = 'office:subscriptions';

/**
 * Marks a provider's method as listener. In-transaction listeners run before the commit and their failure undoes the
 * whole change; after-commit listeners may fail alone.
 */
export function OnEvent(event: EventClass, phase: Phase): MethodDecorator {
  return (_target, _key, descriptor) => {
    const method = descriptor.value as object;
    const earlier = (Reflect.getMetadata(SUBSCRIPTIONS, method) ?? []) as Subscription[];
    Reflect.defineMetadata(SUBSCRIPTIONS, [...earlier, { event, phase }], method);
  };
}

/** Carries events to the right: folders announce, folders further right listen. */
@Injectable()
export class Announcer implements OnApplicationBootstrap {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Announces an event of the open transaction; needs the transaction so that it cannot happen outside one. */
  announce(_tx: Tx, event: OfficeEvent): void {
    this.unit.noteEvent(event);
  }

  onApplicationBootstrap(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const instance = wrapper.instance as Record<string, unknown> | null | undefined;
      if (!instance || typeof instance !== 'object' || !wrapper.isDependencyTreeStatic()) continue;
      for (const name of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
        this.subscribe(instance, name);
      }
    }
  }

  private subscribe(instance: Record<string, unknown>, name: string): void {
    const method = instance[name];
    if (typeof method !== 'function') return;
    const subscriptions =
      this.reflector.get<Subscription[] | undefined>(SUBSCRIPTIONS, method as () => void) ?? [];
    for (const { event, phase } of subscriptions) {
      this.unit.listen(event, phase, (happened) =>
        Promise.resolve((method as (e: OfficeEvent) => unknown).call(instance, happened)),
      );
    }
  }
}
