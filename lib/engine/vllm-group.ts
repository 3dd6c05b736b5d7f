import { LEADER_RANK, type EngineSpread } from './group';
import type { EngineOptions } from './engine-options';
import type { VllmFacts } from './vllm-facts';

/** Port where its processes meet unless told otherwise (`--master-port`, vllm/engine/arg_utils.py @ 017e9f4448). */
const RENDEZVOUS_PORT = 29501;

const SOURCE = 'vllm-project/vllm @ 017e9f4448 (2026-08-17): docs/serving/parallelism_scaling.md, docs/deployment/frameworks/lws.md, docs/usage/security.md; read 2026-11-22';

/** How it spans machines: its own processes, without a Ray cluster. */
export function vllmSpread({ spreads }: VllmFacts): EngineSpread {
  if (!spreads) return { source: SOURCE, wholeExperts: false, refusal: 'its flags for several machines were read in 0.28.0 and newer only: take such a version' };
  return {
    source: SOURCE,
    wholeExperts: true,
    group: {
      rendezvousPort: RENDEZVOUS_PORT,
      addressVariable: 'VLLM_HOST_IP',
      fabricProblem: 'the image of its makers holds no userspace of EFA',
      fabricImages: 'public.ecr.aws/deep-learning-containers/vllm holds it (aws/deep-learning-containers @ e0ecedea, 2026-08-21)',
    },
  };
}

/** What it is told of stages and machines; a process without the API has no port for probes. */
export function vllmGroupArgs({ pipelineParallel = 1, expertParallel = false, member }: EngineOptions, { spreads }: VllmFacts): string[] {
  return [
    ...(expertParallel && spreads ? ['--enable-expert-parallel'] : []),
    ...(pipelineParallel > 1 ? ['--pipeline-parallel-size', String(pipelineParallel)] : []),
    ...(member ? ['--nnodes', String(member.nodes), '--node-rank', member.rank, '--master-addr', member.leaderAddress, '--master-port', String(RENDEZVOUS_PORT)] : []),
    ...(member && member.rank !== LEADER_RANK ? ['--headless'] : []),
  ];
}
