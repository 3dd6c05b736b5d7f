/** Codes of faults (XID) up to this one are mostly of a program, and one of them is written whenever a process is killed (13, 31, 43, 45): NVIDIA, XID Errors, read 2026-11-26. */
export const LAST_XID_OF_PROGRAMS = 45;
