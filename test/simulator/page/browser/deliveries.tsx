import { inOrder } from '../silence';
import type { Model } from './store';

/** Every attempt to deliver an event, newest first. */
export function Deliveries({ story }: Model) {
	const all = inOrder([...story.values()]).filter(({ lane }) => lane === 'telnyx');
	return (
		<section aria-labelledby="deliveries-title">
			<h2 id="deliveries-title">Webhook deliveries</h2>
			{all.length === 0 && <p class="empty">No event was sent yet.</p>}
			{all.length > 0 && (
				<div class="table" tabIndex={0} role="region" aria-label="All deliveries">
					<table>
						<thead>
							<tr>
								<th>Time</th>
								<th>Event</th>
								<th>To</th>
								<th>What came of it</th>
							</tr>
						</thead>
						<tbody>
							{all.reverse().map(({ id, at, title, note, advice, state, details }) => (
								<tr key={id} class={state}>
									<td>{new Date(at).toLocaleTimeString()}</td>
									<td>{title}</td>
									<td class="url">{(details as { to: string }).to}</td>
									<td>
										{note}
										{advice && <p class="advice">{advice}</p>}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</section>
	);
}
