import { SIGNALS } from '../../signals/catalogue';
import { increase, level, Over, per, rate } from '../../signals/expression';
import { SignalUnit } from '../../signals/signal';
import { WINDOW_SECONDS, type Panel, type Section } from '../panel';

const panel = (title: string, says: string, [unit, lines]: [SignalUnit, Panel['lines']]): Panel => ({ title, says, unit, lines });

const memoryUsed = level(SIGNALS.acceleratorMemoryUsed, Over.TOTAL);
const faults = 'Faults (XID)';
const WHY_FAULTS = 'Any code but 0 has a meaning in the list of the vendor.';

export const accelerators: Section = {
  title: 'Accelerators',
  folded: true,
  slots: () => [
    [panel('Busy', 'Share of the time in which something runs; it says nothing of how well it is used.', [SignalUnit.SHARE, [
      { label: 'mean', expression: level(SIGNALS.acceleratorUtilisation, Over.MEAN) }, { label: 'idlest', expression: level(SIGNALS.acceleratorUtilisation, Over.LEAST) },
    ]])],
    [panel('Memory in use', 'Engines take it all at the start: a change is a new engine.', [SignalUnit.SHARE, [{ label: 'used', expression: per(memoryUsed, level(SIGNALS.acceleratorMemoryTotal, Over.TOTAL)) }]]),
      panel('Memory in use', 'Engines take it all at the start: a change is a new engine.', [SignalUnit.BYTES, [{ label: 'used', expression: memoryUsed }]])],
    [panel('Hottest', 'Past its limit a device slows down.', [SignalUnit.CELSIUS, [{ label: 'hottest', expression: level(SIGNALS.acceleratorTemperature, Over.MOST) }]])],
    [panel('Power', 'Of all devices together.', [SignalUnit.WATTS, [{ label: 'drawn', expression: level(SIGNALS.acceleratorPower, Over.TOTAL) }]])],
    [panel(faults, WHY_FAULTS, [SignalUnit.COUNT, [{ label: 'last code', expression: level(SIGNALS.acceleratorFault, Over.MOST) }]]),
      panel(faults, WHY_FAULTS, [SignalUnit.COUNT, [{ label: 'lines in the log', expression: increase(SIGNALS.acceleratorErrors, WINDOW_SECONDS) }]])],
    [panel('Memory errors', 'One that cannot be corrected ends what runs.', [SignalUnit.COUNT, [
      { label: 'not corrected', expression: increase(SIGNALS.eccUncorrected, WINDOW_SECONDS) }, { label: 'corrected', expression: increase(SIGNALS.eccCorrected, WINDOW_SECONDS) },
    ]])],
    [panel('Slowed down', 'Growth of the time in which a limit held a device back, in ticks of its driver.', [SignalUnit.COUNT, [
      { label: 'by heat', expression: rate(SIGNALS.slowedByHeat, WINDOW_SECONDS) }, { label: 'by the power limit', expression: rate(SIGNALS.slowedByPower, WINDOW_SECONDS) },
    ]])],
  ],
};
