/** What is masked in lines that may hold prompts: few kinds, since each one also finds what it is not (CloudWatch Logs user guide, "Types of data that you can protect", read 2026-11-26). */
const IDENTIFIERS = ['EmailAddress', 'CreditCardNumber', 'AwsSecretKey', 'IpAddress'];

/** A data-protection policy of CloudWatch Logs: it masks as lines come in, for everybody without the right to unmask, and never what came before it. */
export function dataProtectionPolicy(partition: string): object {
  const DataIdentifier = IDENTIFIERS.map((name) => `arn:${partition}:dataprotection::aws:data-identifier/${name}`);
  return {
    Name: 'prompts', Version: '2021-06-01',
    Statement: [
      { Sid: 'audit', DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
      { Sid: 'mask', DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  };
}
