import type { Log } from '../log';
import type { StoryEntry } from './shapes';

/** What others than the simulator know, and the page shows: the n8n beside it, and its runs. */
export class Beside {
	/** Address of n8n's editor, which the page links to. */
	editorUrl?: string;

	constructor(private readonly log: Log) {}

	/** Adds lines to the story; a later line replaces one with the same id. */
	addToStory(entries: readonly StoryEntry[]): void {
		this.log.told.push(...entries);
		this.log.changed();
	}
}
