export function pause(ms: number): Promise<void>;
export function isAlive(pid: number): boolean;
export function commandOf(pid: number): string;
export function endProcess(pid: number, signals?: NodeJS.Signals[], graceMs?: number): Promise<void>;
export function guardChild(options: { parentPid: number; childPid: number; folder?: string }): {
  release(): void;
};
