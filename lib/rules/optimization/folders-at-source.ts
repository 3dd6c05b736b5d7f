import { foldersOf } from './folders';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const foldersAtSource: Rule = {
  code: 'FOLDER_NOT_AT_SOURCE',
  area: 'optimization',
  law: 'adapters and draft models lie below a source that one\'s own files can be laid into',
  why: 'nobody can add a folder to the repository of a model on the Hub, so the engine would look for files that no fetch brings',
  severity: ALWAYS_ERROR,
  check: (subject) => (subject.service.model.source !== 'hf' ? [] : foldersOf(subject)).map(([path, folder]) => ({
    path,
    message: `'${folder}' is to lie beside the weights, and these come from the Hub`,
    remedy: 'copy weights and folder to a bucket, and set model.source to s3://bucket/prefix/',
    value: folder,
  })),
};
