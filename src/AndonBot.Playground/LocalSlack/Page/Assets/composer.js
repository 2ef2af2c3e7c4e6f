// The composer: the field in which messages and commands are typed.
import { complete, suggestion } from './completion.js';
import { el, newId } from './dom.js';
import { perform } from './control.js';
import { globalMenu } from './shortcuts.js';
import { spans } from './spans.js';
import { state } from './state.js';

/** Unsent texts by person and conversation, which are kept when another conversation is opened. */
const drafts = new Map();

export class Composer {
  #place = null;
  #active = -1;
  #found = { items: [] };
  #isClosed = false;

  constructor(container, { isThread = false } = {}) {
    this.isThread = isThread;
    const listId = newId('suggestions');
    this.list = el('div', { class: 'suggestions', role: 'listbox', id: listId, 'aria-label': 'Suggestions', hidden: true });
    this.hint = el('p', { class: 'composer-hint', 'aria-live': 'polite' });
    this.field = el('textarea', {
      rows: '1', role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': listId,
      oninput: () => { this.#isClosed = false; this.#changed(); }, onkeydown: event => this.#key(event), onblur: () => this.#show([]), onfocus: () => this.#changed(),
    });
    this.send = el('button', { type: 'submit', class: 'primary send', 'aria-label': 'Send' }, '➤');
    container.append(el('form', { class: 'composer', onsubmit: event => { event.preventDefault(); this.#submit(); } },
      this.list, el('div', { class: 'composer-box' }, !isThread && globalMenu(), this.field, this.send), this.hint));
  }

  /** Shows the draft of the current conversation, if the conversation has changed. */
  show(name) {
    const place = `${state.me}/${state.channel}/${this.isThread ? state.thread : ''}`;
    if (place === this.#place) return;
    this.#place = place;
    this.field.value = drafts.get(place) ?? '';
    this.field.placeholder = this.isThread ? 'Reply…' : `Message ${name}`;
    this.field.setAttribute('aria-label', this.isThread ? 'Reply in the thread' : `Message ${name}`);
    this.#changed();
  }

  focus(text = '') {
    this.field.focus();
    if (!text || this.field.value) return;
    this.field.value = text;
    this.#changed();
  }

  async #submit() {
    const text = this.field.value.trim();
    if (!text) return;
    const place = this.#place;
    this.#set('');
    const answer = await perform('say', { channel: state.channel, text, ...(this.isThread ? { thread: state.thread } : {}) });
    // If sending failed, the text is put back.
    if (!answer && place === this.#place && !this.field.value) this.#set(text);
  }

  #set(text) {
    this.field.value = text;
    this.#changed();
  }

  #changed() {
    drafts.set(this.#place, this.field.value);
    this.field.rows = Math.min(8, this.field.value.split('\n').length);
    this.send.disabled = !this.field.value.trim();
    this.#found = complete(this.field.value.slice(0, this.field.selectionEnd), this.isThread);
    this.#active = -1;
    this.hint.replaceChildren(...(this.#found.hint ? spans(this.#found.hint) : [`Enter sends, Shift+Enter starts a line.${this.isThread ? '' : ` ${state.page.command} pulls the cord.`}`]));
    this.hint.classList.toggle('usage', Boolean(this.#found.hint));
    this.#show(this.#isClosed || document.activeElement !== this.field ? [] : this.#found.items);
  }

  #show(items) {
    const isOpen = items.length > 0;
    this.list.hidden = !isOpen;
    this.field.setAttribute('aria-expanded', String(isOpen));
    const ids = items.map((_, i) => `${this.list.id}-${i}`);
    this.list.replaceChildren(...items.map((item, i) => suggestion(item, ids[i], i === this.#active, () => this.#pick(i))));
    if (isOpen && this.#active >= 0) {
      this.field.setAttribute('aria-activedescendant', ids[this.#active]);
      this.list.children[this.#active].scrollIntoView({ block: 'nearest' });
    } else {
      this.field.removeAttribute('aria-activedescendant');
    }
  }

  #pick(at) {
    const end = this.field.selectionEnd;
    const chosen = this.#found.items[at].text;
    this.field.setRangeText(chosen, this.#found.from, end, 'end');
    this.#changed();
  }

  #key(event) {
    if (event.isComposing) return;
    const count = this.list.hidden ? 0 : this.#found.items.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (count && step) this.#active = this.#active < 0 && step < 0 ? count - 1 : (this.#active + step + count) % count;
    if (count && step) this.#show(this.#found.items);
    else if (count && event.key === 'Tab' && !event.shiftKey) this.#pick(Math.max(0, this.#active));
    else if (count && event.key === 'Enter' && (this.#active >= 0 || this.#mustPick())) this.#pick(Math.max(0, this.#active));
    else if (count && event.key === 'Escape') { this.#isClosed = true; this.#show([]); event.stopPropagation(); }
    else if (event.key === 'Enter' && !event.shiftKey) this.#submit();
    else if (event.key === 'Escape') this.field.blur();
    else return;
    event.preventDefault();
  }

  /** Whether Enter completes the text: yes for names and the command, no for a word after the command, which may describe a problem. */
  #mustPick() {
    return this.#found.from === 0 || /[@#]/.test(this.field.value[this.#found.from]);
  }
}
