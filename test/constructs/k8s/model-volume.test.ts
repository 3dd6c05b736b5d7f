import { Construct } from 'constructs';
import { ModelVolume, type IModelVolume } from '../../../constructs/k8s/model-volume';
import { WeightsCache } from '../../../lib/deployment/enums';
import { givenPlan } from '../../support/replica';
import { givenDecided, manifestsOf, only, podOf, type DecidedChanges } from './decided';

const weights = (changes: DecidedChanges): any => podOf(manifestsOf(givenDecided(changes))).volumes.find(({ name }: any) => name === 'weights');

test("without a storage class weights lie on the node's own disk, and no more than their size", () => {
  expect(weights({})).toEqual({ name: 'weights', emptyDir: { sizeLimit: '20000Mi' } });
});

test('with a storage class every pod gets a volume of its own', () => {
  expect(weights({ storage: { storageClass: 'gp3' } }).ephemeral.volumeClaimTemplate.spec)
    .toEqual({ accessModes: ['ReadWriteOnce'], storageClassName: 'gp3', resources: { requests: { storage: '20Gi' } } });
});

test('a claim is made, sized and mounted', () => {
  const manifests = manifestsOf(givenDecided({ storage: { cache: WeightsCache.CLAIM, accessMode: 'ReadWriteMany', storageClass: 'efs' } }));
  const claim = only(manifests, 'PersistentVolumeClaim');

  expect(claim.spec).toMatchObject({ accessModes: ['ReadWriteMany'], storageClassName: 'efs', resources: { requests: { storage: '20Gi' } } });
  expect(podOf(manifests).volumes[0].persistentVolumeClaim.claimName).toBe(claim.metadata.name);
});

test("without a storage class the cluster's default class serves the claim", () => {
  expect(only(manifestsOf(givenDecided({ storage: { cache: WeightsCache.CLAIM } })), 'PersistentVolumeClaim').spec).not.toHaveProperty('storageClassName');
});

test('a claim that exists is mounted, not made', () => {
  const manifests = manifestsOf(givenDecided({ storage: { existingClaim: 'models' } }));

  expect(podOf(manifests).volumes[0]).toEqual({ name: 'weights', persistentVolumeClaim: { claimName: 'models' } });
  expect(manifests.some(({ kind }) => kind === 'PersistentVolumeClaim')).toBe(false);
});

test('a claim that nobody may write is mounted so', () => {
  const manifests = manifestsOf(givenDecided({ storage: { existingClaim: 'models', accessMode: 'ReadOnlyMany' } }));

  expect(podOf(manifests).volumes[0].persistentVolumeClaim).toEqual({ claimName: 'models', readOnly: true });
});

test('a mounted path without a claim is refused with the way out', () => {
  const mounted = { ...givenPlan().weights, strategy: 'mounted', source: '/models/qwen' };

  expect(() => manifestsOf(givenDecided({ replica: { fetch: undefined }, plan: { weights: mounted } }))).toThrow(/set storage\.existingClaim \[chat\]/);
});

test('anyone may write another place for weights', () => {
  const own: IModelVolume = { bind: () => ({ source: { csi: { driver: 's3.csi.aws.com' } }, exclusive: false, nodeDiskMiB: 0 }) };

  expect(own.bind(new Construct(undefined as never, ''), givenDecided()).source).toHaveProperty('csi');
  expect(ModelVolume.ephemeral('gp3').bind(new Construct(undefined as never, ''), givenDecided())).toMatchObject({ exclusive: false, nodeDiskMiB: 0 });
});
