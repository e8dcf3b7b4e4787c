import { storedFields, storedFile } from '../../../../nodes/TelnyxVoice/shared/api/storage';

// `s3:` and `gs:` as events on the wire had them; the web addresses as the makers of the storages
// document them.
it.each([
	['s3://calls/2026-08-09/x.wav', 'Amazon S3', 'calls', '2026-08-09/x.wav'],
	['gs://calls/2022-02-02/a', 'Google Cloud Storage', 'calls', '2022-02-02/a'],
	['https://calls.s3.eu-central-1.amazonaws.com/a%20b.mp3', 'Amazon S3', 'calls', 'a b.mp3'],
	['https://calls.s3.amazonaws.com/a.mp3', 'Amazon S3', 'calls', 'a.mp3'],
	['https://s3.us-east-1.amazonaws.com/calls/a/b.mp3', 'Amazon S3', 'calls', 'a/b.mp3'],
	['https://storage.googleapis.com/calls/a.wav', 'Google Cloud Storage', 'calls', 'a.wav'],
	['https://clinic.blob.core.windows.net/calls/a.wav', 'Azure Blob Storage', 'calls', 'a.wav'],
])('%s is a file of %s', (address, service, bucket, key) => {
	expect(storedFile(address)).toMatchObject({ service, bucket, key });
	expect(storedFields({ wav: address })).toEqual({
		recording_storage: service,
		recording_bucket: bucket,
		recording_key: key,
	});
});

it.each([
	'https://s3.amazonaws.com/telephony-recorder-prod/a.mp3?X-Amz-Signature=abc',
	'https://clinic.blob.core.windows.net/calls/a.wav?sv=2024&sig=abc',
	'https://storage.googleapis.com/calls/a.wav?X-Goog-Signature=abc',
	'https://example.com/a.wav',
	'file:///etc/passwd',
	's3://calls',
	'',
	undefined,
	7,
])('%s can be downloaded, or is none', (address) => {
	expect(storedFile(address)).toBeUndefined();
});

it.each([[undefined], [null], [{}], ['text'], [{ wav: null }]])('%j has no fields', (urls) => {
	expect(Object.values(storedFields(urls)).filter((value) => value !== undefined)).toEqual([]);
});
