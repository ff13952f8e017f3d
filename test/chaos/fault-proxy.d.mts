export class FaultProxy {
  static before(target: number): Promise<FaultProxy>;
  readonly port: number;
  latency: number;
  swallowing: boolean;
  reset(): void;
  silence(): void;
  close(): Promise<void>;
}
