import type { SavedRecording } from '../../simulator';
import { post, type Lab } from './lab';

/** Records a call as WAV until the recording is saved. */
export async function savedRecording(lab: Lab): Promise<SavedRecording> {
	const leg = await lab.answered();
	const call = `/calls/${leg.call_control_id}/actions`;
	await post(lab.simulator, `${call}/record_start`, { channels: 'single', format: 'wav' });
	await post(lab.simulator, `${call}/record_stop`);
	const saved = () => lab.simulator.recordings.all().find((each) => each.leg === leg);
	return await lab.simulator.waitFor(saved);
}

/** The bytes of its file, base64, got without the package. */
export async function fileOf({ simulator }: Lab, { id }: SavedRecording): Promise<string> {
	const { wav } = simulator.recordings.describe(id)?.download_urls ?? {};
	const response = await fetch(String(wav));
	return Buffer.from(await response.arrayBuffer()).toString('base64');
}
