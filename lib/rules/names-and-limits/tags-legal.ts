import { onAws } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Tag restrictions (docs.aws.amazon.com/sdkfornet/v3/apidocs/items/ECS/TTag.html), without the tags that this library adds. */
const MOST = { tags: 50, key: 128, value: 256 } as const;

const LETTERS = /^[\p{L}\p{N}\p{Z}+\-=._:/@]*$/u;

export const tagsLegal: Rule = {
  code: 'TAG_ILLEGAL',
  area: 'names and limits',
  law: 'tags have legal keys and values, and there are not too many of them',
  why: 'one illegal tag fails the creation of every resource that carries it',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const tags = subject.deployment.aws?.tags ?? {};
    if (!onAws(subject)) return [];
    const illegal = Object.entries(tags).flatMap(([key, value]) => problemsOf(key, value).map((problem) => ({
      path: `aws.tags.${key}`,
      message: `the tag '${key}: ${value}' ${problem}`,
      remedy: 'rename the tag',
      value: key,
    })));
    const count = Object.keys(tags).length;
    if (count <= MOST.tags) return illegal;
    return [...illegal, { path: 'aws.tags', message: `${count} tags are given, a resource takes ${MOST.tags}`, remedy: 'remove some', value: String(count), limit: String(MOST.tags) }];
  },
};

function problemsOf(key: string, value: string): string[] {
  return [
    ...(key === '' || key.length > MOST.key ? [`has a key of ${key.length} characters, 1 to ${MOST.key} are possible`] : []),
    ...(value.length > MOST.value ? [`has a value of ${value.length} characters, ${MOST.value} are possible`] : []),
    ...(/^aws:/i.test(key) ? ['begins with aws:, which is reserved'] : []),
    ...(LETTERS.test(key) && LETTERS.test(value) ? [] : ['holds characters besides letters, digits, spaces and + - = . _ : / @']),
  ];
}
