import * as http from 'node:http';
import * as net from 'node:net';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds from the request to each piece of the body. */
  readonly arrivals: number[];
  /** The caller's end of the connection: two answers with the same one shared it. */
  readonly localPort?: number;
}

/** What to ask. */
export interface Question {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: http.OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly agent?: http.Agent;
}

/** Asks, and reads the answer to its end. */
export function ask({ port, path, headers = {}, body, agent, method = body === undefined ? 'GET' : 'POST' }: Question): Promise<Answer> {
  const start = Date.now();
  return new Promise((resolve, reject) => {
    const typed = body === undefined ? headers : { 'content-type': 'application/json', ...headers };
    const request = http.request({ host: '127.0.0.1', port, path, method, headers: typed, agent: agent ?? false }, (response) => {
      const arrivals: number[] = [];
      const { localPort } = response.socket;
      let text = '';
      response.on('data', (piece) => {
        arrivals.push(Date.now() - start);
        text += piece;
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, arrivals, localPort }));
      response.once('error', reject);
    });
    request.once('error', reject);
    request.end(body);
  });
}

/** Sends these very bytes, and returns all that comes back before the other side closes or falls silent. */
export function askRaw(port: number, bytes: string | Buffer, silenceMs = 300): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (piece) => (text += piece));
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.once('close', () => resolve(text));
  });
}

/** Status codes in a raw exchange. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].map(([, status]) => Number(status));
}
