import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

/** What the figures were measured on. `load` is the number of processes that were running meanwhile (0 on Windows). */
export const describeMachine = () => ({
  node: process.versions.node,
  platform: platform(),
  arch: arch(),
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  load: Math.round(loadavg()[0]! * 100) / 100,
});
