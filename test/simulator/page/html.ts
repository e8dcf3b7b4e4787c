/** The page before its program runs. */
export const HTML = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<meta name="color-scheme" content="light dark">
		<title>Simulated phones</title>
		<link rel="icon" href="/telnyx-voice.svg" media="(prefers-color-scheme: light)">
		<link rel="icon" href="/telnyx-voice.dark.svg" media="(prefers-color-scheme: dark)">
		<link rel="stylesheet" href="/page.css">
		<script type="module" src="/page.js"></script>
	</head>
	<body>
		<noscript>This page needs JavaScript.</noscript>
		<div id="page"></div>
	</body>
</html>
`;
