/** Length of a file nobody added, in ms of phone time. */
const DEFAULT_MS = 3000;

/** An audio file. */
export interface Medium {
	/** Phone time. */
	lengthMs: number;
}

/**
 * Audio files: those in Telnyx's media storage by `media_name`, those on the web by URL. Every URL
 * leads to a file, except where its path says `missing`; a name must have been added.
 */
export class Media {
	private readonly files = new Map<string, Medium>();

	/** @param nameOrUrl the `media_name` or `audio_url` of a command */
	add(nameOrUrl: string, { lengthMs = DEFAULT_MS }: Partial<Medium> = {}): void {
		this.files.set(nameOrUrl, { lengthMs });
	}

	/** The file that a command names, or undefined when there is none. */
	find({ audio_url, media_name }: { audio_url?: string; media_name?: string }): Medium | undefined {
		const known = this.files.get(audio_url ?? media_name ?? '');
		if (known || media_name !== undefined) return known;
		return audio_url !== undefined && /\/[^?]*missing/i.test(audio_url)
			? undefined
			: { lengthMs: DEFAULT_MS };
	}
}
