import type { Operation } from '../../definition/types';
import { assign } from './assign';
import { listPhoneNumbers } from './list';

/** The operations on phone numbers. */
export const phoneNumberOperations: readonly Operation[] = [assign, listPhoneNumbers];
