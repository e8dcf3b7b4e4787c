import type { Operation } from '../../definition/types';
import { checkSetup } from './checkSetup';
import { create } from './create';
import { deleteApplication } from './delete';
import { listApplications } from './list';
import { retrieve } from './retrieve';
import { update } from './update';

/** The operations on Call Control Applications. */
export const applicationOperations: readonly Operation[] = [
	checkSetup,
	create,
	deleteApplication,
	listApplications,
	retrieve,
	update,
];
