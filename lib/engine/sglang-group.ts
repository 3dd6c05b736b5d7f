import type { EngineSpread } from './group';
import type { EngineOptions } from './engine-options';

/** Port where its processes meet, as its documents choose it. */
const RENDEZVOUS_PORT = 5000;

/** How it spans machines; only the first one serves requests. */
export const SGLANG_SPREAD: EngineSpread = {
  source: 'sgl-project/sglang v0.5.18: docs/references/multi_node_deployment, docker/k8s-sglang-distributed-sts.yaml; read 2026-11-22',
  wholeExperts: true,
  group: {
    rendezvousPort: RENDEZVOUS_PORT,
    fabricProblem: 'nobody has read that the image of its makers holds the userspace of EFA (UNVERIFIED)',
    fabricImages: 'public.ecr.aws/deep-learning-containers/sglang is made for AWS (aws/deep-learning-containers @ e0ecedea, 2026-08-21; EFA in it UNVERIFIED)',
  },
};

/** What it is told of stages and machines. */
export function sglangGroupArgs({ tensorParallel, pipelineParallel = 1, expertParallel = false, member }: EngineOptions): string[] {
  return [
    ...(expertParallel ? ['--expert-parallel-size', String(tensorParallel)] : []),
    ...(pipelineParallel > 1 ? ['--pipeline-parallel-size', String(pipelineParallel)] : []),
    ...(member ? ['--nnodes', String(member.nodes), '--node-rank', member.rank, '--dist-init-addr', `${member.leaderAddress}:${RENDEZVOUS_PORT}`] : []),
  ];
}
