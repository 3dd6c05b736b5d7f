/** Version of this library, as written into locks and reports; a test holds it against package.json. */
export const LIBRARY_VERSION = '0.1.0';
