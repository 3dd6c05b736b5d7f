import { level, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Where a kubelet begins to remove images (imageGCHighThresholdPercent); for other machines our judgement. */
const MOST = 0.85;

/** A disk runs full. */
export const diskFills: Alert = {
  code: 'DISK_FILLS',
  severity: AlertSeverity.TICKET,
  title: 'a disk runs full',
  runbook: {
    meaning: 'A full disk ends fetches, compile caches and logs; on a node it drives pods away.',
    look: ['What grew: images, weights of older revisions, compile caches, logs.', 'The need that the plan reckons with (`diskGiB`).'],
    mend: ['Remove weights and images that nobody serves any more; a new machine starts with an empty disk.', 'Give the machine a larger disk.'],
    figure: '85 % of the fullest disk for ten minutes, where a kubelet begins to remove images; on other machines our judgement.',
  },
  trigger: () => ({ left: level(SIGNALS.diskUsage, Over.MOST), is: 'above', limit: MOST, forSeconds: 600 }),
};
