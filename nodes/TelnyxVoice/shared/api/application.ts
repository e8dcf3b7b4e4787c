import type { Telnyx } from 'telnyx';
import { telnyxRequest, type RequestContext, type TelnyxRequest } from './telnyxRequest';

/** A Call Control Application as Telnyx returns it. */
export type Application = Telnyx.CallControlApplication;

/**
 * Reads one Call Control Application.
 *
 * @param asked subject of the error messages
 * @throws {NodeApiError} if Telnyx does not answer, or knows no such application
 */
export async function readApplication(
	context: RequestContext,
	id: string,
	asked: Pick<TelnyxRequest, 'doing' | 'itemIndex'> = { doing: 'Reading the application' },
): Promise<Application> {
	const { data } = await telnyxRequest.call(context, {
		...asked,
		method: 'GET',
		path: `/call_control_applications/${encodeURIComponent(id)}`,
	});
	return data as Application;
}
