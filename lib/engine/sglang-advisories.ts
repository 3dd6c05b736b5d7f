import type { Advisory } from './engine';
import { guarded, hole } from './advisory';

const RECORD = 'CVE record';
const ISSUES = 'github.com/sgl-project/sglang';

/** Every published hole that was found by 2026-11-22, newest fix first. A bound that is stated as "up to X" is the first version that can be without it. */
export const SGLANG_ADVISORIES: Advisory[] = [
  hole('CVE-2026-15976', { below: '0.5.16' }, 'files of a model are loaded with torch.load, which runs what they hold', `${RECORD} CVE-2026-15976`),
  hole('CVE-2026-7669', { below: '0.5.10' }, 'a tokenizer of the weights runs code while it is loaded; no repaired version is listed', `${RECORD} CVE-2026-7669`),
  hole('CVE-2026-3059', { below: '0.5.10' }, 'a socket on all interfaces unpickles what it receives', `${RECORD} CVE-2026-3059; ${ISSUES} PR #20904, #21435`),
  hole('CVE-2026-3060', { below: '0.5.10' }, 'a socket on all interfaces unpickles what it receives', `${RECORD} CVE-2026-3060; ${ISSUES} PR #20904, #21435`),
  hole('CVE-2026-3989', { below: '0.5.10' }, 'a socket on all interfaces unpickles what it receives', `${RECORD} CVE-2026-3989; ${ISSUES} PR #21435`),
  guarded('CVE-2026-111391', { from: '0.5.10', below: '0.5.23' }, '/dumper/configure runs what it is sent where DUMPER_SERVER_PORT is set; the variable is refused', `${RECORD} CVE-2026-111391`),
  guarded('CVE-2026-15969', { below: '0.5.16' }, '/load_lora_adapter_from_tensors runs what it is sent; the guard closes the path', `${RECORD} CVE-2026-15969`),
  guarded('CVE-2026-15971', { below: '0.5.16' }, '/dumper/configure runs what it is sent; the guard closes the path', `${RECORD} CVE-2026-15971`),
  guarded('sglang#30165', {}, '/load_lora_adapter_from_tensors gets past the checked unpickler; the guard closes the path', `${ISSUES}/issues/30165 (open)`),
  guarded('CVE-2026-5760', {}, 'a template of the weights runs code through /v1/rerank; the guard closes the path (PR #23660, its version is not stated)', `${RECORD} CVE-2026-5760`),
  guarded('CVE-2026-7304', {}, 'a custom_logit_processor of a caller is unpickled where that is switched on; the guard refuses the field', `${RECORD} CVE-2026-7304; ${ISSUES} PR #30798`),
];
