import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { instanceType } from '../../../lib/accelerator/catalogue';
import { WeightsCache, WeightsLoad } from '../../../lib/deployment/enums';
import { SharedStorageKind, type SharedStorageProps } from '../../../lib/deployment/storage-props';
import { askedOf, differences } from '../../../lib/plan/lock';
import { sharedRatesFor } from '../../../lib/plan/shared-rates';
import { networkOf } from '../../../lib/plan/throughput';
import { modelFolderOf } from '../../../lib/weights/model-folder';
import { isLustreSize, lustreSizeOf } from '../../../lib/weights/shared/fsx-lustre';
import { SHARED_STORAGE } from '../../../lib/weights/shared/kinds';
import { givenPlan, givenService } from '../../support/replica';
import { ROOT, textOf } from '../../support/sources';

const { EFS, FSX_LUSTRE, FSX_LUSTRE_LINKED, S3_FILES, CLAIM, IMAGE } = SharedStorageKind;
const KINDS = Object.values(SharedStorageKind);
const SMALL = instanceType('g6e.2xlarge');
const LARGE = instanceType('p5.48xlarge');

const sharing = (shared: SharedStorageProps, more: { throughputMBps?: number; replicas?: number } = {}) => {
  const { replicas = 1, ...storage } = more;
  return givenService({ replicas, storage: { load: WeightsLoad.LOCAL, cache: WeightsCache.EPHEMERAL, accessMode: 'ReadWriteMany', shared, ...storage } });
};
const rates = (shared: SharedStorageProps, type = LARGE, more = {}) => sharedRatesFor(sharing(shared, more), type, givenPlan().weights)!;

test('every kind has its facts, in a file of its own', () => {
  expect(SHARED_STORAGE.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
  const files = fs.readdirSync(path.join(ROOT, 'lib/weights/shared')).filter((file) => KINDS.some((kind) => file === `${kind}.ts`));
  expect(files).toHaveLength(KINDS.length);
});

describe('how fast shared weights are', () => {
  test.each(KINDS)('%s is never faster than the network of the machine, and says where the figure comes from', (kind) => {
    const { read, fill } = rates({ kind }, SMALL);
    const network = networkOf(SMALL);
    [read, ...(fill ? [fill] : [])].forEach((rate) => {
      expect(rate.typicalMBps).toBeLessThanOrEqual(network.typicalMBps);
      expect(rate.lowMBps).toBeLessThanOrEqual(rate.typicalMBps);
      expect(rate.source.length).toBeGreaterThan(20);
    });
  });

  test('of EFS is what one client reaches, and what was measured in public', () => {
    // 1500 MiB/s; 894 GiB in 43 minutes
    expect(rates({ kind: EFS }).read.typicalMBps).toBeCloseTo(1572.9, 1);
    expect(rates({ kind: EFS }).read.lowMBps).toBeCloseTo(372.1, 1);
  });

  test('of Lustre grows with size and tier, and is shared by those who start at once', () => {
    expect(rates({ kind: FSX_LUSTRE, capacityGiB: 2400, throughputPerTiB: 500 }).read.typicalMBps).toBeCloseTo((2400 / 1024) * 500);
    const alone = rates({ kind: FSX_LUSTRE, capacityGiB: 1200 }).read;
    const together = rates({ kind: FSX_LUSTRE, capacityGiB: 1200 }, LARGE, { replicas: 4 }).read;
    expect(together.typicalMBps).toBe(alone.typicalMBps);
    expect(together.lowMBps).toBeCloseTo(alone.lowMBps / 4);
    // five Gbit/s through one server
    expect(rates({ kind: FSX_LUSTRE, capacityGiB: 24_000, throughputPerTiB: 1000 }).read.lowMBps).toBe(625);
  });

  test('of S3 Files is at most three GiB/s for a client', () => {
    expect(rates({ kind: S3_FILES }).read.typicalMBps).toBeCloseTo(3221.2, 1);
  });

  test('is what was measured, within the network', () => {
    expect(rates({ kind: CLAIM }, LARGE, { throughputMBps: 700 }).read).toMatchObject({ typicalMBps: 700, lowMBps: 700 });
    expect(rates({ kind: CLAIM }, SMALL, { throughputMBps: 90_000 }).read.typicalMBps).toBe(networkOf(SMALL).typicalMBps);
    expect(rates({ kind: IMAGE }, LARGE, { throughputMBps: 700 }).fill).toEqual(rates({ kind: IMAGE }).fill);
  });

  test('only what is filled or pulled takes time before it is there', () => {
    expect(KINDS.filter((kind) => rates({ kind }).fill !== undefined).sort()).toEqual([CLAIM, EFS, FSX_LUSTRE, IMAGE].sort());
  });

  test('is nothing where each replica keeps its own copy', () => {
    expect(sharedRatesFor(givenService(), SMALL, givenPlan().weights)).toBeUndefined();
  });
});

test.each([[16, 1200], [600, 1200], [601, 2400], [1300, 4800], [5000, 12_000]])('weights of %d GiB take a Lustre of %d GiB, which can be ordered', (sizeGiB, capacityGiB) => {
  expect(lustreSizeOf({ kind: FSX_LUSTRE }, sizeGiB)).toEqual({ capacityGiB, throughputPerTiB: 250 });
  expect(isLustreSize(capacityGiB)).toBe(true);
});

describe('the folder of the model', () => {
  const { model } = givenService();
  const folder = (changes: Partial<typeof model>, kind?: SharedStorageKind) => modelFolderOf({ model: { ...model, ...changes }, storage: kind === undefined ? givenService().storage : sharing({ kind }).storage });

  test('is one of its own for each manifest, source and revision', () => {
    expect(folder({}, EFS)).toBe('sha256-aaaaaaaaaaaaaaaa');
    const unproved = { manifestDigest: undefined };
    const folders = [{ ...unproved }, { ...unproved, source: 's3://acme-models/other/' }, { ...unproved, source: 'hf', revision: 'a'.repeat(40) }, { ...unproved, source: 'hf', revision: 'b'.repeat(40) }].map((changes) => folder(changes, EFS));
    expect(new Set(folders).size).toBe(4);
    folders.forEach((name) => expect(name).toMatch(/^[A-Za-z0-9]([A-Za-z0-9-]{0,198}[A-Za-z0-9])?$/));
  });

  test('is the same for every replica that keeps its own copy', () => {
    expect([folder({}), folder({ manifestDigest: undefined, source: 'hf' })]).toEqual(['model', 'model']);
  });

  test('is the root of a volume that brings the model itself', () => {
    expect([S3_FILES, FSX_LUSTRE_LINKED, IMAGE].map((kind) => folder({}, kind))).toEqual(['', '', '']);
  });
});

test('a lock that was written for one place is not obeyed for another', () => {
  expect(differences(askedOf(givenService()), askedOf(sharing({ kind: EFS })))).toContainEqual({ field: 'shared', locked: '(none)', now: 'efs' });
});

test('docs/storage.md is what the facts say today', () => {
  const printed = execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'generate-storage-doc.mjs'), '--print'], { encoding: 'utf8', env: {} });
  expect(textOf('docs/storage.md')).toBe(printed);
});
