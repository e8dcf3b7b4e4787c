import type { Operation } from '../../../definition/types';
import { refer } from './refer';
import { sendSipInfo } from './sendSipInfo';

/** The operations about SIP. */
export const sipOperations: readonly Operation[] = [refer, sendSipInfo];
