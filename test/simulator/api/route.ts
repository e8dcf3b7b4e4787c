import type { World } from '../world';

/** What a route works with. */
export interface RouteContext {
	world: World;
	/** Decoded parts of the path. */
	params: Record<string, string>;
	query: Record<string, string>;
	/** Parsed JSON; undefined when there was none. */
	body: unknown;
}

/** What a route answers. */
export interface RouteReply {
	/** Default 200. */
	status?: number;
	body: unknown;
	/** Runs when the reply has left. */
	start?: () => void;
}

/** One path under `/v2`. */
export interface Route {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	url: string;
	handle(context: RouteContext): RouteReply | Promise<RouteReply>;
}
