import { level, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Certificate Manager renews 60 days before the end by itself: below this it has failed for a month. */
const FEWEST_DAYS = 30;

/** The certificate ends, and was not renewed. */
export const certificateExpires: Alert = {
  code: 'CERTIFICATE_EXPIRES',
  severity: AlertSeverity.TICKET,
  title: 'the certificate ends soon, and was not renewed',
  runbook: {
    meaning: 'When the certificate ends, no caller trusts the service any more: all requests fail before they reach it.',
    look: ['Why it was not renewed: a record of validation that is gone, or an imported certificate, which is never renewed.'],
    mend: ['Bring back the record that proves the domain.', 'Import a new certificate in place of the old one.'],
    figure: 'Thirty days: a certificate of Certificate Manager is renewed sixty days before its end (Certificate Manager, "Managed certificate renewal").',
  },
  trigger: ({ service: { access } }) => (access.certificate === undefined
    ? 'no certificate of AWS is used'
    : { left: level(SIGNALS.certificateDays, Over.LEAST), is: 'below', limit: FEWEST_DAYS, forSeconds: 0 }),
};
