import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Account } from './account';
import { Connect } from './connect';
import { Deliveries } from './deliveries';
import { Header, VIEWS, type View } from './header';
import { Notice } from './notice';
import { Phones } from './phones';
import { listen } from './sound';
import { follow, useModel } from './store';
import './base.css';
import './frame.css';
import './phones.css';
import './story.css';
import './pages.css';
import './sizes.css';

const PAGES = { phones: Phones, deliveries: Deliveries, account: Account, connect: Connect };

function currentView(): View {
	const name = location.hash.slice(1);
	return VIEWS.find((view) => view === name) ?? 'phones';
}

function Page() {
	const model = useModel();
	const [view, setView] = useState(currentView);
	useEffect(() => {
		const change = (): void => setView(currentView());
		addEventListener('hashchange', change);
		return () => removeEventListener('hashchange', change);
	}, []);
	const Content = PAGES[view];
	return (
		<>
			<Header view={view} state={model.state} online={model.online} />
			<Notice />
			<main>{model.state ? <Content {...model} state={model.state} /> : <p>Connecting …</p>}</main>
		</>
	);
}

follow();
listen();
render(<Page />, document.getElementById('page') as HTMLElement);
