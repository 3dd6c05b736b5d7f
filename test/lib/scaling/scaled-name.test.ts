import { Platform } from '../../../lib/deployment/enums';
import { scaledName } from '../../../lib/scaling/scaled-name';

test('each platform, environment, deployment and service has a name of its own', () => {
  const names = [
    scaledName(Platform.EC2, { name: 'chat' }, { name: 'chat' }), scaledName(Platform.ECS, { name: 'chat' }, { name: 'chat' }),
    scaledName(Platform.EC2, { name: 'chat', environment: 'dev' }, { name: 'chat' }), scaledName(Platform.EC2, { name: 'chat-dev' }, { name: 'chat' }), scaledName(Platform.EC2, { name: 'chat' }, { name: 'dev-chat' }),
  ];
  expect(new Set(names).size).toBe(names.length);
  expect(names[2]).toBe('chat/dev/chat/ec2');
});
