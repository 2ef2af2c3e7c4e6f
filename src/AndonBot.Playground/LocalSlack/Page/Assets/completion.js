// Completion of the text before the caret: the command, its words, people and channels.
import { el } from './dom.js';
import { spans } from './spans.js';
import { conversations, people, state } from './state.js';

/** @returns { from, items: [{ text, label, note }], hint } for the text before the caret; items replace it from there */
export function complete(text, isThread) {
  const { command, commandWords } = state.page;
  // Commands do not work in threads.
  if (!isThread && /^\/\S*$/.test(text) && command.startsWith(text)) {
    return { from: 0, items: [{ text: `${command} `, label: command, note: 'Pull the cord, or ask Andon' }] };
  }
  const word = /(?:^|\s)([@#])([\w.-]*)$/.exec(text);
  if (word) return reference(word[1], word[2].toLowerCase(), text.length - word[2].length - 1);
  if (isThread || !text.startsWith(`${command} `)) return { items: [] };
  const typed = text.slice(command.length).trimStart();
  const first = typed.split(/\s/)[0].toLowerCase();
  if (/\s/.test(typed)) return { items: [], hint: commandWords.find(c => c.word === first)?.usage };
  return {
    from: text.length - typed.length,
    items: commandWords.filter(c => c.word.startsWith(first) && c.word !== first).map(c => ({ text: `${c.word} `, label: c.word, usage: c.usage })),
    hint: commandWords.find(c => c.word === first)?.usage,
  };
}

function reference(sigil, typed, from) {
  const items = sigil === '#'
    ? conversations().filter(c => c.kind !== 'direct').map(c => ({ text: `#${c.name} `, label: `#${c.name}`, by: [c.name] }))
    : people().map(p => ({ text: `@${p.handle} `, label: p.name, note: p.title || p.realName, by: [p.name, p.handle, p.realName] }));
  return { from, items: items.filter(item => item.by.some(name => name.toLowerCase().startsWith(typed))) };
}

/** One item of the list. */
export const suggestion = (item, id, isActive, onPick) => el('div', {
  id, role: 'option', class: 'suggestion', 'aria-selected': String(isActive),
  onpointerdown: event => { event.preventDefault(); onPick(); },
}, el('strong', {}, item.label), el('span', { class: 'suggestion-note' }, item.usage ? spans(item.usage) : item.note ?? ''));
