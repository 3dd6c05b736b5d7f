import { Construct } from 'constructs';
import { GUARD_PORT } from '../../lib/container/layout';
import type { DecidedService } from './decided-service';
import { metadataOf, servingLabels } from './private/names';
import { newService } from './private/plus';
import { SERVICE_PORT } from './private/ports';

/** An address that callers use, ours or one that was here before us. */
export interface IServiceEndpoint {
  /** Name of the Service. */
  readonly serviceName: string;

  /** Base address of the API for callers in the cluster. */
  readonly url: string;
}

/** A stable address inside the cluster, in front of the guards. */
export class ServiceEndpoint extends Construct implements IServiceEndpoint {
  public readonly serviceName: string;
  public readonly url: string;

  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    const metadata = metadataOf(decided);
    this.serviceName = metadata.name;
    this.url = `http://${metadata.name}.${metadata.namespace}.svc`;
    newService(this, 'Resource', { metadata, selector: servingLabels(decided), ports: [{ name: 'http', port: SERVICE_PORT, targetPort: GUARD_PORT }] });
  }
}
