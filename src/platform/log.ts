import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { stateOf } from './sqlstate.js';

type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * JSON lines. Takes flat facts only (ids, route templates, counts): no query, no body, no personal data. Of a fault it
 * keeps name, SQLSTATE, constraint and stack frames, because messages of drivers and parsers quote values.
 */
@Injectable()
export class OfficeLog implements LoggerService {
  private readonly logger: Logger;

  constructor(level: string, destination?: DestinationStream) {
    const options = { level, base: null, timestamp: stdTimeFunctions.isoTime };
    this.logger = destination ? pino(options, destination) : pino(options);
  }

  note(message: string, facts: Facts = {}): void {
    this.logger.info(facts, message);
  }

  warning(message: string, facts: Facts = {}): void {
    this.logger.warn(facts, message);
  }

  fault(message: string, fault: unknown, facts: Facts = {}): void {
    this.logger.error({ ...facts, ...describe(fault) }, message);
  }

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  error(message: unknown): void {
    this.logger.error(typeof message === 'string' ? message.slice(0, 200) : 'error');
  }

  warn(message: unknown): void {
    this.logger.warn(String(message).slice(0, 200));
  }

  debug(message: unknown): void {
    this.logger.debug(String(message).slice(0, 200));
  }

  verbose(message: unknown): void {
    this.logger.trace(String(message).slice(0, 200));
  }
}

function describe(fault: unknown): Facts {
  const { code, constraint } = stateOf(fault);
  const known = fault instanceof Error;
  const frames = known ? (fault.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')) : [];
  return {
    fault: known ? fault.name : typeof fault,
    sqlstate: code,
    constraint,
    where: frames.slice(0, 6).join(' < ').replaceAll(/\s+/g, ' ') || undefined,
  };
}
