// The person who uses the page, the open conversation, and the data that was loaded last.

export const state = { me: null, channel: null, thread: null, tab: null, page: null };

export const person = id => state.page.people.find(p => p.id === id);

export const conversation = id => state.page.conversations.find(c => c.id === id);

export function nameOf(entry) {
  return entry.kind === 'direct' ? person(entry.with).name : entry.name;
}

const order = { public: 0, private: 0, direct: 1 };

/** Channels by name, then direct messages. */
export function conversations() {
  return [...state.page.conversations].sort((a, b) => order[a.kind] - order[b.kind] || nameOf(a).localeCompare(nameOf(b)));
}

export const people = () => state.page.people.filter(p => !p.isBot);

/** Parses the URL's fragment: person, conversation, and thread or home tab. */
export function readAddress() {
  const [me, channel, thread] = location.hash.slice(1).split('/').map(decodeURIComponent);
  const tab = thread === 'home' ? thread : null;
  return { me: me || null, channel: channel || null, thread: tab ? null : thread || null, tab };
}

export function go(to) {
  const next = { me: state.me, channel: state.channel, thread: null, tab: null, ...to };
  location.hash = [next.me, next.channel, next.thread ?? next.tab].filter(Boolean).map(encodeURIComponent).join('/');
}

/** The workspace's current time. It continues to run between two loads. */
export const now = () => new Date(Date.now() + state.page.ahead);
