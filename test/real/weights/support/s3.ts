import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import http from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { type Files, manifestOf, sha256 } from './weights';

const BUCKET = 'models';

/** A bucket with versioning and Object Lock. */
export const LOCKED_BUCKET = 'locked';

/** What the door in front of the stand-in does to one object. */
export interface Mischief {
  /** Bytes to let through before the connection is cut. */
  readonly cutAfter?: number;
  /** Cuts before it behaves. */
  readonly times?: number;
  /** Bytes per second. */
  readonly bytesPerSecond?: number;
  /** Answer with this status instead. */
  readonly status?: number;
  /** Called when the first bytes of the object pass. */
  readonly onFirstBytes?: () => void;
}

/** The stand-in lets nobody write over an object without a name. */
const SIGNED = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20300101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0' };

/** Where a model is, and what its manifest hashes to. */
export interface Published {
  readonly source: string;
  readonly digest: string;
}

/** How a version is kept from deletion. */
export interface Lock {
  /** @default 'COMPLIANCE' */
  readonly mode?: 'COMPLIANCE' | 'GOVERNANCE' | 'none';
  /** @default - long after this test */
  readonly until?: string;
}

/** moto behind a door that counts, slows and cuts. */
export class S3StandIn {
  public static async start(): Promise<S3StandIn> {
    const port = await freePort();
    const moto = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const failed = new Promise<never>((_, reject) => moto.on('error', () => reject(new TypeError('moto_server is not on the PATH: pip install "moto[server]"'))));
    const ready = (async () => {
      while (!(await fetch(`http://127.0.0.1:${port}/${BUCKET}`, { method: 'PUT' }).then(({ ok }) => ok, () => false))) await new Promise((next) => setTimeout(next, 100));
      await fetch(`http://127.0.0.1:${port}/${LOCKED_BUCKET}`, { method: 'PUT', headers: { 'x-amz-bucket-object-lock-enabled': 'true' } });
    })();
    await Promise.race([ready, failed]);
    const s3 = new S3StandIn(port, () => moto.kill('SIGKILL'));
    await new Promise<void>((resolve) => s3.door.listen(0, '127.0.0.1', resolve));
    return s3;
  }

  /** Keys that were downloaded, once per request. */
  public readonly downloads: string[] = [];
  /** All requests. */
  public requests = 0;
  /** By the end of a key. */
  public readonly mischief = new Map<string, Mischief>();
  private readonly cuts = new Map<string, number>();
  private readonly door: http.Server;
  private prefixes = 0;

  private constructor(private readonly port: number, private readonly end: () => void) {
    this.door = http.createServer((request, response) => this.pass(request, response));
  }

  public get env(): { [name: string]: string } {
    const { port } = this.door.address() as AddressInfo;
    return { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-a-secret' };
  }

  /** Uploads files below a new prefix, with the manifest of `listed`; gives the source and the digest. */
  public async publish(files: Files, manifest: string | undefined = manifestOf(files)): Promise<Published> {
    const prefix = `m${this.prefixes++}/`;
    const all = { ...files, ...(manifest && { 'manifest.sha256': Buffer.from(manifest) }) };
    for (const [name, data] of Object.entries(all)) await this.put(`${prefix}${name}`, data);
    return { source: `s3://${BUCKET}/${prefix}`, digest: sha256(manifest) };
  }

  public async put(key: string, data: Buffer): Promise<void> {
    await this.send('PUT', `${BUCKET}/${key}`, data);
  }

  /** Puts a version into the bucket with Object Lock. */
  public async putLocked(key: string, data: Buffer, lock: Lock = {}): Promise<{ versionId: string; etag: string }> {
    const { mode = 'COMPLIANCE', until = '2099-01-01T00:00:00Z' } = lock;
    const headers = {
      'x-amz-sdk-checksum-algorithm': 'SHA256',
      'x-amz-checksum-sha256': createHash('sha256').update(data).digest('base64'),
      ...(mode !== 'none' && { 'x-amz-object-lock-mode': mode, 'x-amz-object-lock-retain-until-date': until }),
    };
    const answer = await this.send('PUT', `${LOCKED_BUCKET}/${key}`, data, headers);
    return { versionId: answer.headers.get('x-amz-version-id') ?? '', etag: answer.headers.get('etag') ?? '' };
  }

  /** Puts a delete marker on top of a key of the bucket with Object Lock. */
  public async hide(key: string): Promise<void> {
    await this.send('DELETE', `${LOCKED_BUCKET}/${key}`);
  }

  private async send(method: string, path: string, data?: Buffer, headers: { [name: string]: string } = {}): Promise<Response> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/${encodeURI(path)}`, { method, headers: { ...SIGNED, ...headers }, ...(data && { body: new Uint8Array(data) }) });
    if (!answer.ok) throw new TypeError(`the stand-in answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }

  public forget(): void {
    this.downloads.length = 0;
    this.requests = 0;
    this.mischief.clear();
    this.cuts.clear();
  }

  public stop(): void {
    this.door.closeAllConnections();
    this.door.close();
    this.end();
  }

  private pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const key = decodeURIComponent((request.url ?? '').split('?')[0]).replace(/^\/[^/]*\/?/, '');
    const mischief = [...this.mischief].find(([end]) => key.endsWith(end))?.[1];
    this.requests++;
    if (request.method === 'GET' && key !== '') this.downloads.push(key);
    if (mischief?.status !== undefined) {
      response.writeHead(mischief.status).end();
      return;
    }
    const inner = http.request({ port: this.port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      if (request.method === 'GET' && mischief) void this.drip(key, answer, response, mischief);
      else answer.pipe(response);
    });
    inner.on('error', () => response.destroy());
    request.pipe(inner);
  }

  private async drip(key: string, answer: http.IncomingMessage, response: http.ServerResponse, mischief: Mischief): Promise<void> {
    const cuts = this.cuts.get(key) ?? 0;
    const limit = mischief.cutAfter !== undefined && cuts < (mischief.times ?? Infinity) ? mischief.cutAfter : Infinity;
    let sent = 0;
    for await (const chunk of answer) {
      if (sent === 0) mischief.onFirstBytes?.();
      response.write(chunk);
      sent += chunk.length;
      if (sent >= limit) {
        this.cuts.set(key, cuts + 1);
        response.destroy();
        return;
      }
      if (mischief.bytesPerSecond) await new Promise((next) => setTimeout(next, (chunk.length * 1000) / mischief.bytesPerSecond!));
      if (response.destroyed) return;
    }
    response.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
