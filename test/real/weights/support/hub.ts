import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Files, sha256 } from './weights';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const REPO = 'org/model-7B';

/** Answers as the Hub does: a paged tree, large files by redirect from another host name, hashes of git and LFS. */
export class HubStandIn {
  public static async start(): Promise<HubStandIn> {
    const hub = new HubStandIn();
    await new Promise<void>((resolve) => hub.server.listen(0, '127.0.0.1', resolve));
    return hub;
  }

  /** Files of the repository; those that end in `.safetensors` or `.bin` are in LFS. */
  public files: Files = {};
  /** Files whose bytes differ from what the tree says. */
  public spoiled: Files = {};
  /** Entries of one page. */
  public pageSize = 1000;
  /** The tree as raw text, in place of the true one. */
  public tree?: string;
  /** Statuses to answer downloads with, used up one by one. */
  public failures: number[] = [];
  /** Requests: path, and the token that came with it. */
  public readonly seen: { readonly host: string; readonly path: string; readonly token?: string }[] = [];
  private readonly server = http.createServer((request, response) => this.answer(request, response));

  public get env(): { [name: string]: string } {
    return { HF_ENDPOINT: this.url('127.0.0.1'), LLM_SOURCE: `hf://${REPO}@${COMMIT}` };
  }

  public get downloads(): string[] {
    return this.seen.filter(({ path }) => path.includes('/resolve/')).map(({ path }) => path.split(`/resolve/${COMMIT}/`)[1]).sort();
  }

  public reset(files: Files): void {
    Object.assign(this, { files, spoiled: {}, pageSize: 1000, tree: undefined, failures: [] });
    this.seen.length = 0;
  }

  public stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private url(host: string): string {
    return `http://${host}:${(this.server.address() as AddressInfo).port}`;
  }

  private answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const url = new URL(request.url ?? '', this.url('127.0.0.1'));
    const path = decodeURIComponent(url.pathname);
    this.seen.push({ host: request.headers.host ?? '', path, token: request.headers.authorization });
    const name = [`/${REPO}/resolve/${COMMIT}/`, '/cdn/'].filter((start) => path.startsWith(start)).map((start) => path.slice(start.length))[0];
    if (path === `/api/models/${REPO}/tree/${COMMIT}`) this.list(url, response);
    else if (name === undefined || !this.files[name]) response.writeHead(404).end('Entry not found');
    else if (this.failures.length > 0) response.writeHead(this.failures.shift() ?? 500).end();
    // another host name, so that a client that follows must not take its token along
    else if (isLarge(name) && !path.startsWith('/cdn/')) response.writeHead(302, { location: `${this.url('localhost')}/cdn/${encodeURIComponent(name)}` }).end();
    else response.writeHead(200).end(this.spoiled[name] ?? this.files[name]);
  }

  private list(url: URL, response: http.ServerResponse): void {
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const folders = [...new Set(Object.keys(this.files).filter((name) => name.includes('/')).map((name) => name.split('/')[0]))];
    const all = [...folders.map((path) => ({ type: 'directory', oid: '1'.repeat(40), size: 0, path })), ...Object.entries(this.files).map(([name, data]) => entryOf(name, data))];
    const next = `${this.url('localhost')}${url.pathname}?recursive=true&cursor=${from + this.pageSize}`;
    response.writeHead(200, { 'content-type': 'application/json', ...(from + this.pageSize < all.length && { link: `<${next}>; rel="next"` }) });
    response.end(this.tree ?? JSON.stringify(all.slice(from, from + this.pageSize)));
  }
}

function isLarge(name: string): boolean {
  return /\.(safetensors|bin)$/.test(name);
}

/** Keys and their order as in an answer of huggingface.co to `tree/main?recursive=true`. */
function entryOf(name: string, data: Buffer): object {
  const oid = createHash('sha1').update(`blob ${data.length}\0`).update(data).digest('hex');
  const lfs = isLarge(name) && { lfs: { oid: sha256(data), size: data.length, pointerSize: 135 }, xetHash: '5'.repeat(64) };
  return { type: 'file', oid: lfs ? '2'.repeat(40) : oid, size: data.length, ...lfs, path: name };
}
