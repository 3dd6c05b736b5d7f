/** Variables by which the CDK CLI, and whoever debugs an app of theirs, tell an app what changes its templates. */
const CDK_VARIABLES = ['CDK_CONTEXT_JSON', 'CONTEXT_OVERFLOW_LOCATION_ENV', 'CDK_DEBUG'];

/** Makes this process forget them: what a command writes depends on its arguments and files only. */
export function forgetCdkVariables(): void {
  CDK_VARIABLES.forEach((name) => delete process.env[name]);
}
