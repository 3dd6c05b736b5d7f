import { LogStream, type LogForm } from './log-form';

/** Lines of the kernel of a machine: what the accelerator's driver reports. */
export const KERNEL_LOGS: LogForm[] = [
  {
    name: 'xid', stream: LogStream.ERRORS, source: 'docs.nvidia.com/deploy/xid-errors, and public kernel logs of 2025-09; read 2026-11-26',
    pattern: 'NVRM: Xid (PCI:{pci:pci}): {xid:integer}, {message:text}',
    sample: 'NVRM: Xid (PCI:0000:01:00): 79, pid=1122, GPU has fallen off the bus.',
  },
];
