import { changesBetween } from '../../patch/changes';
import { listOf } from './grants';
import { at, mapsAt, type Json } from './json';

/** Whether a protection that a field gave is gone, or cannot be judged any more. */
export type Lost = (was: unknown, is: unknown) => boolean;

/** What protects in an object: fields, and how each of them ends. */
export interface Protections {
  readonly [field: string]: Lost;
}

export const changed: Lost = (was, is) => changesBetween(was, is).length > 0;

/** What was not rendered may be added. */
export const replaced: Lost = (was, is) => was !== undefined && changed(was, is);

// CloudFormation takes numbers and switches as text
export const noLonger = (value: string): Lost => (was, is) => String(was) === value && String(is) !== value;

export const becomes = (value: string): Lost => (was, is) => String(was) !== value && String(is) === value;

export const raised: Lost = (was, is) => was !== undefined && !(Number(is) <= Number(was));

/** Every volume stays encrypted with its key, and a new one is encrypted too. */
export const decrypted: Lost = (was, is) => {
  const volumes = (value: unknown) => mapsAt({ value }, 'value').filter(({ Ebs }) => Ebs !== undefined);
  const open = (volume: Json) => String(at(volume, 'Ebs.Encrypted')) !== 'true';
  const now = new Map(volumes(is).map((volume) => [volume.DeviceName, volume]));
  const known = volumes(was).filter((volume) => !open(volume));
  return known.length > 0 && (volumes(is).some(open) || known.some(({ DeviceName, Ebs }) => changed(at(Ebs, 'KmsKeyId'), at(now.get(DeviceName), 'Ebs.KmsKeyId')) || !now.has(DeviceName)));
};

/** Attributes of a load balancer that protect: who came, what is refused, that it stays. */
const PROTECTING = /^(access_logs\.|deletion_protection\.|routing\.http\.(drop_invalid|desync))/;

export const unprotected: Lost = (was, is) => mapsAt({ was }, 'was')
  .filter(({ Key }) => PROTECTING.test(String(Key)))
  .some((attribute) => !mapsAt({ is }, 'is').some(({ Key, Value }) => Key === attribute.Key && !changed(Value, attribute.Value)));

/** What keeps a container of a task from its machine. */
const HARDENING = ['Privileged', 'User', 'ReadonlyRootFilesystem', 'DockerSecurityOptions', 'LinuxParameters.Capabilities', 'LinuxParameters.Devices'];

/** What a container without them has the machine's own rights by. */
const LIFTS = ['LinuxParameters.Capabilities.Add', 'LinuxParameters.Devices'];

const isLifted = (container: Json): boolean => String(container.Privileged) === 'true' || LIFTS.some((field) => listOf(at(container, field)).length > 0);

/** Every container keeps its walls, and a new one has no more rights than Docker gives. */
export const unwalled: Lost = (was, is) => mapsAt({ is }, 'is').some((container) => {
  const known = mapsAt({ was }, 'was').find(({ Name }) => Name === container.Name);
  return known ? HARDENING.some((field) => changed(at(known, field), at(container, field))) : isLifted(container);
});

/** Folders of the machine: a driver of Docker can bind one as well. */
const OF_MACHINE = ['Host.SourcePath', 'DockerVolumeConfiguration'];

/** Every volume of a task stays what it is, and a new one is none of the machine's folders: the socket of Docker is one file of them. */
export const reachesMachine: Lost = (was, is) => mapsAt({ is }, 'is').some((volume) => {
  const known = mapsAt({ was }, 'was').find(({ Name }) => Name === volume.Name);
  return known ? changed(known, volume) : OF_MACHINE.some((field) => at(volume, field) !== undefined);
});

/** Disks of machines that Karpenter starts: what was encrypted stays so, and with its key. */
export const unencrypted: Lost = (was, is) => {
  const open = (disk: Json) => at(disk, 'ebs') !== undefined && String(at(disk, 'ebs.encrypted')) !== 'true';
  const keys = (disks: unknown) => mapsAt({ disks }, 'disks').map((disk) => at(disk, 'ebs.kmsKeyID'));
  return was !== undefined && (mapsAt({ is }, 'is').length === 0 || mapsAt({ is }, 'is').some(open) || keys(was).some((key) => key !== undefined && !keys(is).includes(key)));
};

/** Whatever is done with a request before it is forwarded is still done: tokens are checked, plain HTTP is led elsewhere. */
export const unchecked: Lost = (was, is) => mapsAt({ was }, 'was')
  .filter(({ Type }) => Type !== 'forward')
  .some((action) => !mapsAt({ is }, 'is').some((left) => !changed({ ...action, Order: 0 }, { ...left, Order: 0 })));
