import * as http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One sample that was sent, under its labels. */
export interface SentSample {
  readonly labels: { readonly [label: string]: string };
  readonly value: number;
}

/** A stand-in for a store of Prometheus: it takes what is written to it and decodes it (remote write 1.0: protobuf in a block of snappy). */
export class Receiver {
  public readonly samples: SentSample[] = [];
  private readonly server: http.Server;

  public constructor() {
    this.server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        this.samples.push(...samplesIn(unsnapped(Buffer.concat(chunks))));
        response.writeHead(204).end();
      });
    });
  }

  public async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/workspaces/ws-1/api/v1/remote_write`;
  }

  public stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** The block format of snappy. */
function unsnapped(data: Buffer): Buffer {
  const [length, start] = varint(data, 0);
  const out = Buffer.alloc(length);
  let to = 0;
  for (let at = start; at < data.length;) {
    const tag = data[at++];
    if ((tag & 3) === 0) {
      const extra = Math.max(0, (tag >> 2) - 59);
      const size = extra === 0 ? (tag >> 2) + 1 : data.readUIntLE(at, extra) + 1;
      at += extra;
      data.copy(out, to, at, at + size);
      at += size;
      to += size;
      continue;
    }
    const width = [0, 1, 2, 4][tag & 3];
    const size = (tag & 3) === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const offset = (tag & 3) === 1 ? ((tag >> 5) << 8) | data[at] : data.readUIntLE(at, width);
    at += width;
    for (let index = 0; index < size; index++, to++) out[to] = out[to - offset];
  }
  return out;
}

function samplesIn(request: Buffer): SentSample[] {
  return fieldsOf(request).filter(({ field }) => field === 1).flatMap(({ bytes: series }) => {
    const fields = fieldsOf(series);
    const labels = Object.fromEntries(fields.filter(({ field }) => field === 1).map(({ bytes }) => fieldsOf(bytes).map(({ bytes: text }) => text.toString('utf8'))));
    return fields.filter(({ field }) => field === 2).map(({ bytes }) => ({ labels, value: fieldsOf(bytes).find(({ field }) => field === 1)?.bytes.readDoubleLE(0) ?? 0 }));
  });
}

function fieldsOf(data: Buffer): { readonly field: number; readonly bytes: Buffer }[] {
  const fields = [];
  for (let at = 0; at < data.length;) {
    const [tag, next] = varint(data, at);
    const kind = tag & 7;
    const [size, start] = kind === 2 ? varint(data, next) : [kind === 1 ? 8 : varint(data, next)[1] - next, next];
    fields.push({ field: tag >> 3, bytes: data.subarray(start, start + size) });
    at = start + size;
  }
  return fields;
}

function varint(data: Buffer, from: number): [value: number, next: number] {
  let value = 0;
  for (let at = from, power = 1; ; at++, power *= 128) {
    value += (data[at] & 127) * power;
    if (data[at] < 128) return [value, at + 1];
  }
}
