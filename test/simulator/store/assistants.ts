import type Telnyx from 'telnyx';
import { uuid } from '../ids';

type Assistant = Telnyx.AI.InferenceEmbedding;

/** The account's AI assistants. Commands take any id, whether it was added or not. */
export class Assistants {
	private readonly byId = new Map<string, Assistant>();

	add(params: { name: string } & Partial<Assistant>): Assistant {
		const assistant: Assistant = {
			id: `assistant-${uuid()}`,
			created_at: new Date().toISOString(),
			instructions: 'Be brief and friendly.',
			model: 'openai/gpt-4o',
			...params,
		};
		this.byId.set(assistant.id, assistant);
		return assistant;
	}

	/** Puts back what an earlier simulator had. */
	restore(assistants: readonly Assistant[]): void {
		for (const each of assistants) this.byId.set(each.id, each);
	}

	get(id: string): Assistant | undefined {
		return this.byId.get(id);
	}

	all(): Assistant[] {
		return [...this.byId.values()];
	}
}
