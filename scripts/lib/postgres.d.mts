export interface RunningPostgres {
  readonly pid: number;
  readonly port: number;
  url(database?: string, role?: string, secret?: string): string;
  abandon(): void;
  stop(): Promise<void>;
}
export function startPostgres(options: {
  folder: string;
  password: string;
  port?: number;
  durable?: boolean;
  parentPid?: number;
  removeAfter?: boolean;
  settings?: Record<string, string>;
}): Promise<RunningPostgres>;
export function endStale(dataFolder: string): Promise<void>;
