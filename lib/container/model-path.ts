import type { Service } from '../deployment/deployment';
import { modelFolderOf } from '../weights/model-folder';
import { WEIGHTS_PATH } from './layout';

/** The model's folder, as every container sees it: a fetch makes it only when all is well. */
export const modelPathOf = (service: Service): string => `${WEIGHTS_PATH}/${modelFolderOf(service)}`;
