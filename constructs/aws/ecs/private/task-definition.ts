import type { CfnTaskDefinition, CfnTaskDefinitionProps } from 'aws-cdk-lib/aws-ecs';
import { agentContainer } from './agent-container';
import { authorityVolumes, withAuthorities } from './certificate-authorities';
import { collectorContainers } from './collector-container';
import { ecsClocksFor } from './clocks';
import { logCollectorContainer, LOG_COLLECTOR_VOLUME } from './log-collector-container';
import { FILES_CONTAINER, filesContainer, type FilesOptions } from './files-container';
import { patienceOf } from './health-check';
import { taskContainer, type TaskContext } from './task-container';
import { taskVolumes } from './volumes';

type Container = CfnTaskDefinition.ContainerDefinitionProperty;

/** One replica as one task: the containers of its spec in their order, after the one that writes their files. */
export function taskDefinitionProps(context: TaskContext, files: FilesOptions): Pick<CfnTaskDefinitionProps, 'containerDefinitions' | 'volumes'> {
  const { replica: { guard, engine }, deployment } = context.input;
  const steps = stepContainers(context);
  const before = steps.at(-1)?.name ?? FILES_CONTAINER;
  const guardContainer = taskContainer(guard, context, { essential: true, dependsOn: [ended(FILES_CONTAINER)] });
  return {
    containerDefinitions: [
      filesContainer(context, files),
      logCollectorContainer(context, [ended(FILES_CONTAINER)]),
      ...steps,
      { ...guardContainer, startTimeout: patienceOf(guardContainer) },
      // at a stop the order is reversed: the guard outlives the engine
      taskContainer(engine, context, { essential: true, dependsOn: [ended(before), { containerName: guard.name, condition: 'HEALTHY' }] }),
      agentContainer(context),
      ...collectorContainers(context),
    ],
    volumes: [...taskVolumes(context.input, context.sharedVolume), { name: LOG_COLLECTOR_VOLUME, dockerVolumeConfiguration: { scope: 'task', driver: 'local' } }, ...authorityVolumes(deployment.site)],
  };
}

/** What runs to its end before the engine starts, one after another. */
function stepContainers(context: TaskContext): Container[] {
  const { replica: { gate, fetch, preparation, engine }, plan, deployment } = context.input;
  const { graceSeconds } = ecsClocksFor(plan, engine);
  const specs = [gate, fetch, preparation].filter((spec) => spec !== undefined);
  return specs.map((spec, index) => {
    const earlier = specs[index - 1]?.name ?? FILES_CONTAINER;
    const container = { ...taskContainer(spec, context, { essential: false, dependsOn: [ended(earlier)] }), startTimeout: graceSeconds };
    return spec === preparation ? container : withAuthorities(container, deployment);
  });
}

/** A container that another one waits for, to its end. */
function ended(containerName: string): CfnTaskDefinition.ContainerDependencyProperty {
  return { containerName, condition: 'SUCCESS' };
}
