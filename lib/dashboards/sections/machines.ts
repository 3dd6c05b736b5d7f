import { SIGNALS } from '../../signals/catalogue';
import { increase, level, Over, per, rate } from '../../signals/expression';
import { SignalUnit } from '../../signals/signal';
import { WINDOW_SECONDS, type Panel, type Section } from '../panel';

const HOUR_SECONDS = 3600;

const panel = (title: string, says: string, [unit, lines, ...limitsOf]: [SignalUnit, Panel['lines'], ...string[]]): Panel => ({ title, says, unit, lines, limitsOf });

const memory = (lines: Panel['lines']): Panel => panel('Memory', 'A leak grows while the load does not.', [SignalUnit.SHARE, lines, 'MEMORY_FILLS']);

export const machines: Section = {
  title: 'Machines and replicas',
  folded: true,
  slots: () => [
    [panel('CPU', 'An engine that waits for its CPU is slow with an idle accelerator.', [SignalUnit.SHARE, [{ label: 'mean', expression: level(SIGNALS.cpuUsage, Over.MEAN) }]]),
      panel('CPU', 'Cores that engines use; one that waits for them is slow with an idle accelerator.', [SignalUnit.COUNT, [{ label: 'cores', expression: rate(SIGNALS.cpuSeconds, WINDOW_SECONDS) }]])],
    [memory([{ label: 'fullest', expression: level(SIGNALS.memoryUsage, Over.MOST) }]), memory([{ label: 'fullest', expression: per(level(SIGNALS.memoryUsed, Over.MOST), level(SIGNALS.memoryTotal, Over.LEAST)) }])],
    [panel('Fullest disk', 'Images, weights and caches of kernels stand there.', [SignalUnit.SHARE, [{ label: 'used', expression: level(SIGNALS.diskUsage, Over.MOST) }], 'DISK_FILLS'])],
    [panel('Network, bytes per second', 'A start reads the weights; serving needs little.', [SignalUnit.BYTES, [
      { label: 'received', expression: rate(SIGNALS.networkReceived, WINDOW_SECONDS) }, { label: 'sent', expression: rate(SIGNALS.networkSent, WINDOW_SECONDS) },
    ]])],
    [panel('Restarts within the hour', 'More than a roll-out makes are a crash that repeats.', [SignalUnit.COUNT, [{ label: 'restarts', expression: increase(SIGNALS.restarts, HOUR_SECONDS) }]])],
    [panel('Youngest replica', 'A line that falls to zero again and again is a replica that does not stay.', [SignalUnit.SECONDS, [{ label: 'youngest', expression: level(SIGNALS.uptime, Over.LEAST) }]])],
    [panel('Targets of the load balancer', 'Only healthy ones get requests.', [SignalUnit.COUNT, [
      { label: 'healthy', expression: level(SIGNALS.healthyTargets, Over.LEAST) }, { label: 'unhealthy', expression: level(SIGNALS.unhealthyTargets, Over.MOST) },
    ]])],
    [panel('Certificate', 'Days until it expires.', [SignalUnit.DAYS, [{ label: 'days left', expression: level(SIGNALS.certificateDays, Over.LEAST) }], 'CERTIFICATE_EXPIRES'])],
    [panel('Age of logs not archived', 'It grows when nothing reaches the archive.', [SignalUnit.SECONDS, [{ label: 'oldest', expression: level(SIGNALS.logDeliveryAge, Over.MOST) }], 'LOGS_NOT_DELIVERED'])],
  ],
};
