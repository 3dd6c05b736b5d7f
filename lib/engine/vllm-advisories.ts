import { defect, guarded, hole } from './advisory';
import type { Advisory } from './engine';

const PYSEC = 'pypa/advisory-database vulns/vllm';
const ISSUES = 'github.com/vllm-project/vllm/issues';

const HOLES: Advisory[] = [
  hole('PYSEC-2026-4344', { from: '0.19.0', below: '0.32.0' }, 'a chat template of a caller or of the weights hangs the server or fills its memory; the guard refuses the field in requests, nothing refuses the template of the weights', `${PYSEC}/PYSEC-2026-4344.yaml (CVE-2026-115911)`),
  hole('PYSEC-2026-4349', { from: '0.16.0', below: '0.32.0' }, 'a template inside chat_template_kwargs of /v1/responses gets past the trust check and exhausts CPU or memory', `${PYSEC}/PYSEC-2026-4349.yaml`),
  hole('CVE-2026-105757', { below: '0.30.0' }, 'one request for structured output ends the engine', `${PYSEC}/PYSEC-2026-4199.yaml`),
  hole('CVE-2026-54236', { from: '0.14.1', below: '0.23.1' }, 'heap overflow by a crafted video, what CVE-2026-22778 left open', 'CVE record CVE-2026-54236'),
  hole('CVE-2026-22778', { from: '0.8.3', below: '0.14.1' }, 'a crafted video runs code in the engine, before any key is asked for', 'CVE record CVE-2026-22778 (GHSA-4r2x-xpjr-7cvv)'),
  hole('CVE-2026-34756', { from: '0.1.0', below: '0.19.0' }, 'one request with a huge n exhausts the host memory', `${PYSEC}/PYSEC-2026-2298.yaml`),
  hole('CVE-2026-27893', { from: '0.10.1', below: '0.18.0' }, 'code that comes with the weights runs although trust_remote_code is off', 'CVE record CVE-2026-27893'),
  hole('CVE-2026-22807', { from: '0.10.1', below: '0.14.0' }, 'auto_map code of the weights runs although trust_remote_code is off', 'CVE record CVE-2026-22807'),
  hole('CVE-2025-32444', { from: '0.6.5', below: '0.8.5' }, 'with the Mooncake connector, anyone who reaches its sockets runs code', `${PYSEC}/PYSEC-2025-42.yaml`),
  // the first version it is in was not confirmed
  hole('CVE-2025-29783', { below: '0.8.0' }, 'with the Mooncake connector, anyone who reaches its sockets runs code', 'CVE record CVE-2025-29783'),
  hole('CVE-2025-30202', { from: '0.5.2', below: '0.8.5' }, 'across nodes, a socket on all interfaces leaks data and can be blocked', 'CVE record CVE-2025-30202'),
  // the V0 engine, and with it this queue, left the tree in 0.11.0 (release notes); scanners go on naming it
  hole('CVE-2025-30165', { below: '0.11.0' }, 'across nodes, the V0 engine unpickles what it receives', `CVE record CVE-2025-30165; ${ISSUES}/42216, 45028`),
  hole('CVE-2024-11041', { below: '0.11.0' }, 'across nodes, the V0 message queue unpickles what it receives', 'CVE record CVE-2024-11041'),
];

const OUT_OF_REACH: Advisory[] = [
  guarded('CVE-2026-105760', { below: '0.30.0' }, 'media_io_kwargs of one request costs CPU and memory without limit; the guard refuses the field', 'advisory GHSA-58v5-2m8f-94pr'),
  guarded('CVE-2026-105754', { below: '0.30.0' }, 'forged tensors on /inference/v1/generate end the engine or poison caches; the guard closes the path', 'CVE record CVE-2026-105754 (GHSA-ph72-cqr5-qpp7)'),
  guarded('PYSEC-2026-4353', { from: '0.20.0', below: '0.30.0' }, 'forged ranges on /inference/v1/generate end the engine; the guard closes the path', `${PYSEC}/PYSEC-2026-4353.yaml`),
  // stated as newer than 0.28.0: the bound is the first version that can be
  guarded('PYSEC-2026-4324', { from: '0.22.1', below: '0.28.1' }, 'a pinned revision does not cover every file; weights are loaded from a local folder, offline', `${PYSEC}/PYSEC-2026-4324.yaml`),
  guarded('PYSEC-2026-2303', { from: '0.12.0', below: '0.24.0' }, 'prompt embeddings of one request end the engine; the guard refuses the field', `${PYSEC}/PYSEC-2026-2303.yaml`),
  guarded('CVE-2026-47155', { below: '0.22.0' }, 'a pinned revision does not cover every file; weights are loaded from a local folder, offline', `${PYSEC}/PYSEC-2026-2301.yaml`),
  guarded('CVE-2026-48746', { from: '0.3.0', below: '0.22.0' }, 'a forged Host header gets past the engine\'s API key; the guard asks for keys in its place', 'CVE record CVE-2026-48746'),
  guarded('CVE-2026-41523', { below: '0.22.0' }, 'with PYTHONOPTIMIZE, a crafted model runs code; the variable is refused', `${PYSEC}/PYSEC-2026-2300.yaml`),
];

const DEFECTS: Advisory[] = [
  // reported for 0.28.0; no newer version is known to have it
  defect('vllm#54237', { from: '0.28.0', below: '0.28.1' }, 'host memory runs out at start on some machines', `${ISSUES}/54237`),
];

/** Every published hole and defect that was found in the databases by 2026-11-22, newest fix first. */
export const VLLM_ADVISORIES: Advisory[] = [...HOLES, ...OUT_OF_REACH, ...DEFECTS];
