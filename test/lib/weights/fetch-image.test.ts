import { FETCH_IMAGE } from '../../../lib/weights/fetch-image';

test('the image that fetches weights is pinned by version and digest', () => {
  expect(FETCH_IMAGE).toMatch(/^public\.ecr\.aws\/aws-cli\/aws-cli:2\.\d+\.\d+@sha256:[0-9a-f]{64}$/);
});
