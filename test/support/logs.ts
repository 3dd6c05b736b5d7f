import { EngineCatalogue } from '../../lib/engine/registry';
import { DEFAULT_GUARD } from '../../lib/framework/guards';
import { cloudWatchOutput } from '../../lib/logs/destinations';
import { COLLECTOR_FILES, collectorFiles } from '../../lib/logs/fluent-bit';
import { engineProgram, guardProgram, KERNEL_PROGRAM, TOOLS_PROGRAM, type LogProgram } from '../../lib/logs/programs';
import { LogRouter, type Matcher } from './log-router';

const catalogue = EngineCatalogue.standard();

/** Every program whose lines are collected, each engine under its own name. */
export const ALL_PROGRAMS: [name: string, program: LogProgram][] = [
  ...catalogue.names.map((name): [string, LogProgram] => {
    const engine = catalogue.find(name)!;
    return [name, engineProgram(engine.at(engine.defaultVersion))];
  }),
  ['the guard', guardProgram(DEFAULT_GUARD)],
  ['the tools', TOOLS_PROGRAM],
  ['the kernel', KERNEL_PROGRAM],
];

/** The configuration for one program, as text. */
export function configurationOf(program: LogProgram, prompts = false): { main: string; parsers: string } {
  const files = collectorFiles({
    prompts, added: { service: 'chat' }, inputs: [], folder: '/logs', keptFields: ['ecs_task_arn'],
    programs: [{ program, match: 'in' }],
    outputOf: (stream) => cloudWatchOutput(stream, 'i-1'),
  });
  return { main: files[COLLECTOR_FILES.main], parsers: files[COLLECTOR_FILES.parsers] };
}

/** A router that follows it. */
export function routerOf(program: LogProgram, prompts = false, matches?: Matcher): (line: string) => ReturnType<LogRouter['route']> {
  const router = new LogRouter(configurationOf(program, prompts), matches);
  return (line) => router.route('in', { [program.key]: line, container_name: '/llm', source: 'stdout', ecs_task_arn: 'arn:task' });
}
