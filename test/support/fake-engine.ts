import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the engine saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** What a request may ask the fake engine to do, as the `fake` field of its JSON body. */
export interface FakeAnswer {
  /** Chunks of the answer, one server-sent event each. @default 1 */
  readonly chunks?: number;

  /** Milliseconds between two chunks. @default 0 */
  readonly delayMs?: number;

  /** Milliseconds of silence before the first byte. @default 0 */
  readonly silenceMs?: number;
}

/** Stands in for an engine: it answers 200 on every path, also those that a real one would guard, and remembers what reached it. */
export class FakeEngine {
  /** Every request that arrived, oldest first. */
  public readonly seen: SeenRequest[] = [];

  /** What its metrics say. @default - it answers them as everything else */
  public metrics?: string;

  /** Status of every answer. */
  public status = 200;

  /** Requests being answered now. */
  public running = 0;

  /** Most requests that were answered at once. */
  public peak = 0;

  /** Answers that the other side gave up on. */
  public aborted = 0;

  private readonly server = http.createServer((request, response) => void this.answer(request, response));

  /** Listens on the loopback address, and tells the port. */
  public async start(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts every connection. */
  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Forgets what it saw. */
  public forget(): void {
    this.seen.length = 0;
    this.peak = this.running;
    this.aborted = 0;
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    this.seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    this.peak = Math.max(this.peak, ++this.running);
    response.once('close', () => {
      this.running -= 1;
      if (!response.writableFinished) this.aborted += 1;
    });
    if (request.url === '/metrics' && this.metrics !== undefined) response.end(this.metrics);
    else await this.stream(response, fakeOf(body));
  }

  private async stream(response: http.ServerResponse, { chunks = 1, delayMs = 0, silenceMs = 0 }: FakeAnswer): Promise<void> {
    await sleep(silenceMs);
    response.writeHead(this.status, { 'content-type': 'text/event-stream', 'server': 'uvicorn/9.9', 'x-powered-by': 'fake' });
    for (let chunk = 0; chunk < chunks && !response.destroyed; chunk++) {
      response.write(`data: ${chunk}\n\n`);
      if (chunk < chunks - 1) await sleep(delayMs);
    }
    response.end('data: [DONE]\n\n');
  }
}

/** Waits. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function fakeOf(body: string): FakeAnswer {
  try {
    return (JSON.parse(body) as { fake?: FakeAnswer }).fake ?? {};
  } catch {
    return {};
  }
}
