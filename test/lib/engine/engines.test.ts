import * as fs from 'fs';
import * as path from 'path';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { Engine } from '../../../lib/engine/engines';
import { Ollama } from '../../../lib/engine/ollama';
import { Sglang } from '../../../lib/engine/sglang';
import { TensorrtLlm } from '../../../lib/engine/tensorrt-llm';
import { Tgi } from '../../../lib/engine/tgi';
import { Vllm } from '../../../lib/engine/vllm';
import { obeysTheEngineContract } from './engine.contract';
import { ToyEngine } from './toy-engine';

const ROOM = path.join(__dirname, '../../../lib/engine');

const ENGINES = [new Vllm(), new Sglang(), new TensorrtLlm(), new Ollama(), new Tgi()];

[...ENGINES, new ToyEngine()].forEach(obeysTheEngineContract);

/** Names of all classes in the room that are an engine. */
const classesInTheRoom = () => fs.readdirSync(ROOM).flatMap((file) =>
  [...fs.readFileSync(path.join(ROOM, file), 'utf8').matchAll(/class (\w+) implements IEngine\b/g)].map(([, name]) => name));

test('every engine of the room is tested by its contract', () => {
  expect(classesInTheRoom().sort()).toEqual(ENGINES.map((engine) => engine.constructor.name).sort());
});

test('every engine of the room is in the standard catalogue', () => {
  expect(EngineCatalogue.standard().names.sort()).toEqual(ENGINES.map(({ name }) => name).sort());
});

const camelCased = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

test('every engine of the room has sugar of its own name', () => {
  ENGINES.forEach(({ name }) => expect((Engine as unknown as { [sugar: string]: () => unknown })[camelCased(name)]()).toEqual({ name }));
});

test('the engines whose images hold a streamer, and no others, can stream', () => {
  const streams = ENGINES.filter((engine) => engine.at(engine.defaultVersion).streaming).map(({ name }) => name);
  expect(streams).toEqual(['vllm', 'sglang']);
});

describe('the catalogue of engines', () => {
  const standard = EngineCatalogue.standard();

  test('finds an engine by its name', () => expect(standard.find('vllm')?.name).toBe('vllm'));

  test('has nothing for an unknown name, not even an inherited one', () => {
    expect(['toy', 'constructor', ''].map((name) => standard.find(name))).toEqual([undefined, undefined, undefined]);
  });

  test('names the neighbours of a slip', () => expect(standard.nearest('vlm')).toEqual(['vllm']));

  test('takes an engine of a user into a copy, and stays as it was', () => {
    expect(standard.with(new ToyEngine()).names).toEqual([...standard.names, 'toy']);
    expect(standard.names).not.toContain('toy');
  });

  test('lets an engine of a user replace one of the same name', () => {
    const mine = Object.assign(new ToyEngine(), { name: 'vllm' });
    expect(standard.with(mine).find('vllm')).toBe(mine);
  });
});

test('sugar is plain data, the same as in a deployment file', () => {
  expect(Engine.vllm({ version: '0.32.0', extraArgs: ['--enable-lora'] })).toEqual({ name: 'vllm', version: '0.32.0', extraArgs: ['--enable-lora'] });
  expect(Engine.named('toy')).toEqual({ name: 'toy' });
});
