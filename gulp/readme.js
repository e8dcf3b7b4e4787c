/**
 * The tables of README.md that follow from the code. They stand between markers, such as
 * `<!-- operations:start -->` and `<!-- operations:end -->`.
 */

/** A `|` would end the cell. */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function table(head, rows) {
	const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `phoneNumber` → `Phone Number`, as the editor shows it. */
const titleCase = (word) =>
	word.charAt(0).toUpperCase() + word.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter}`);

const operationTable = (operations) =>
	table(
		['Resource', 'Operation', 'What it does', 'Telnyx API'],
		operations.map(({ resource, option, method, path }) => [
			titleCase(resource),
			`**${option.name}**`,
			option.description,
			`\`${method} ${path}\``,
		]),
	);

/** A key that the user names stands for all of them. */
const exitNames = ({ keyExits, exits }) => [
	...exits.map(({ name, when }) => (when ? `${name}\\*` : name)),
	...(keyExits ? ['*one per key*'] : []),
];

const exitTable = (operations) =>
	table(
		['Operation', 'Waits by default', 'Outputs'],
		operations
			.filter(({ wait }) => wait)
			.map(({ option, wait }) => [
				`**${option.name}**`,
				wait.byDefault ? 'yes' : 'no',
				exitNames(wait).join(' · '),
			]),
	);

const eventTable = (events) =>
	table(
		['Event', 'When it happens', 'Telnyx event'],
		events.map(({ name, description, event_type }) => [
			`**${name}**`,
			description,
			`\`${event_type}\``,
		]),
	);

/** @throws if the README lacks the markers, since the table would then silently go missing */
function replaceBetween(markdown, marker, content) {
	const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`];
	const from = markdown.indexOf(start);
	const to = markdown.indexOf(end);
	if (from < 0 || to < from) throw new Error(`README.md needs the lines ${start} and ${end}`);
	return `${markdown.slice(0, from + start.length)}\n\n${content}\n\n${markdown.slice(to)}`;
}

/**
 * @param {string} markdown the README as it is
 * @param {{ operations: readonly object[], events: readonly object[] }} catalogue what the package offers
 * @returns {string} the README with fresh tables
 */
function renderReadme(markdown, { operations, events }) {
	const withOperations = replaceBetween(markdown, 'operations', operationTable(operations));
	const withExits = replaceBetween(withOperations, 'exits', exitTable(operations));
	return replaceBetween(withExits, 'events', eventTable(events));
}

module.exports = { renderReadme };
