import { findingsText, objectsText } from '../../bin/print-findings';
import type { Finding } from '../../lib/finding/finding';
import { Severity } from '../../lib/finding/severity';

const given = (finding: Partial<Finding>): Finding => ({
  code: 'SOMETHING', severity: Severity.INFO, path: 'model.id', message: 'the value is 7', remedy: 'take 8', location: { file: 'chat.yaml', line: 3, column: 5 }, ...finding,
});

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '');

test('an info is one line with code, place and sentence, and a last line tells where its remedy is', () => {
  expect(plain(findingsText([given({}), given({ code: 'OTHER', location: undefined })])).split('\n')).toEqual([
    'info     SOMETHING  chat.yaml:3:5  the value is 7',
    'info     OTHER  model.id  the value is 7',
    '',
    expect.stringMatching(/--json.*docs\/findings\.md/),
  ]);
});

test('errors and warnings stand first, each with its remedy, and without infos nothing more is told', () => {
  const text = plain(findingsText([given({ code: 'W', severity: Severity.WARNING }), given({ code: 'E', severity: Severity.ERROR, location: undefined })]));
  expect(text.split('\n')).toEqual([
    'error    E  model.id', '         the value is 7', '         → take 8', '',
    'warning  W  chat.yaml:3:5', '         model.id: the value is 7', '         → take 8',
  ]);
});

test('what differs in the sentence only shares its head and its remedy', () => {
  const images = ['engine', 'guard', 'fetch'].map((name) => given({ severity: Severity.WARNING, message: `the image of ${name} is public` }));
  const text = plain(findingsText([...images, given({ severity: Severity.WARNING, remedy: 'take 9' })]));
  expect(text.match(/SOMETHING/g)).toHaveLength(2);
  expect(text.match(/take 8/g)).toHaveLength(1);
  ['engine', 'guard', 'fetch'].forEach((name) => expect(text).toContain(`the image of ${name} is public`));
});

test('of objects the last line is told once', () => {
  const text = plain(objectsText([given({ object: 'Pod/a' }), given({ object: 'Pod/b', severity: Severity.ERROR })]));
  expect(text).toMatch(/^Pod\/b\nerror[\s\S]*\n\nPod\/a\ninfo /);
  expect(text.match(/docs\/findings\.md/g)).toHaveLength(1);
});
