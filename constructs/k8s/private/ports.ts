/** The port of a Service that callers use, as every HTTP client guesses it. */
export const SERVICE_PORT = 80;
