/** The address of a folder: without its last slash a prefix also names its neighbours, such as `r3/` and `r30/`. A deploy-time value is left as it is. */
export function folderAddress(source: string): string {
  return /^s3:\/\/.*[A-Za-z0-9._-]$/.test(source) ? `${source}/` : source;
}
