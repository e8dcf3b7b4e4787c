/** A file in the customer's own storage, which Telnyx was set up to use for recordings. */
export interface StoredFile {
	/** As people know it, e.g. `Amazon S3`. */
	readonly service: string;
	/** Name of n8n's node for it. */
	readonly node: string;
	readonly bucket: string;
	readonly key: string;
}

interface Place {
	readonly service: string;
	readonly node: string;
	/** Of an address without its query; groups `bucket` and `key`. */
	readonly address: RegExp;
	/** Query parameter that makes a link of the address: such a link can be downloaded. */
	readonly signedBy: string;
}

const PLACES: readonly Place[] = [
	{
		service: 'Amazon S3',
		node: 'AWS S3',
		address:
			/^(?:s3:\/\/(?<bucket>[^/]+)|https:\/\/(?<host>[^/]+)\.s3[.-][a-z0-9.-]*amazonaws\.com|https:\/\/s3[.-][a-z0-9.-]*amazonaws\.com\/(?<path>[^/]+))\/(?<key>.+)$/i,
		signedBy: 'signature',
	},
	{
		service: 'Google Cloud Storage',
		node: 'Google Cloud Storage',
		address:
			/^(?:gs:\/\/(?<bucket>[^/]+)|https:\/\/storage\.(?:googleapis|cloud\.google)\.com\/(?<path>[^/]+)|https:\/\/(?<host>[^/]+)\.storage\.googleapis\.com)\/(?<key>.+)$/i,
		signedBy: 'signature',
	},
	{
		service: 'Azure Blob Storage',
		node: 'Azure Storage',
		address: /^https:\/\/[^/]+\.blob\.core\.windows\.net\/(?<bucket>[^/]+)\/(?<key>.+)$/i,
		signedBy: 'sig',
	},
];

/**
 * Where an address of a recording points, if that is a storage that needs its own credential:
 * `s3://bucket/key`, `gs://bucket/key` (both seen in Telnyx's events), or a web address of such a
 * storage without a signature.
 */
export function storedFile(address: unknown): StoredFile | undefined {
	if (typeof address !== 'string') return undefined;
	const [plain, query = ''] = address.split('?');
	for (const { service, node, address: pattern, signedBy } of PLACES) {
		const found = pattern.exec(plain)?.groups;
		if (!found) continue;
		if (new RegExp(`(^|[&-])${signedBy}=`, 'i').test(query)) return undefined;
		const bucket = found.bucket ?? found.host ?? found.path;
		return { service, node, bucket, key: isWeb(address) ? decoded(found.key) : found.key };
	}
	return undefined;
}

/** The fields of {@link storedFile} for the item of an event; all undefined for other recordings. */
export function storedFields(recordingUrls: unknown) {
	const links = Object(recordingUrls ?? {}) as { mp3?: unknown; wav?: unknown };
	const file = storedFile(links.mp3) ?? storedFile(links.wav);
	return {
		recording_storage: file?.service,
		recording_bucket: file?.bucket,
		recording_key: file?.key,
	};
}

/** Whether an address can be asked over HTTP at all. */
export function isWeb(address: string): boolean {
	return /^https?:\/\//i.test(address) && URL.canParse(address);
}

function decoded(key: string): string {
	try {
		return decodeURIComponent(key);
	} catch {
		return key;
	}
}
