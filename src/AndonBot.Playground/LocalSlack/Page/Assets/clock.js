// Shows the workspace's time and the buttons that set it forward.
import { byId, el } from './dom.js';
import { perform } from './control.js';
import { now, state } from './state.js';

const jumps = [['+1 h', 'hour', 'One hour later'], ['+1 working day', 'workday', 'The same time on the next working day'], ['Mon 09:00', 'monday', 'Next Monday, 09:00']];

export function startClock() {
  const jump = to => perform('set-clock', { to });
  const form = el('form', {
    class: 'go-to', onsubmit: async event => { event.preventDefault(); if (form.elements.at.value && await jump(form.elements.at.value)) form.reset(); },
  }, el('input', { type: 'datetime-local', name: 'at', 'aria-label': 'A date and time to go to' }), el('button', { type: 'submit' }, 'Go'));
  byId('clock').append(
    el('p', { class: 'clock-now', id: 'clock-now' },
      el('time', { id: 'clock-time' }), el('span', { class: 'clock-day' }, el('span', { id: 'clock-day' }), el('span', { id: 'clock-zone' }))),
    el('div', { class: 'jumps', id: 'jumps', role: 'group', 'aria-label': 'Set the clock forward' },
      jumps.map(([label, to, title]) => el('button', { type: 'button', title, 'data-jump': to, onclick: () => jump(to) }, label)), form));
  setInterval(tick, 1000);
}

/** Draws the time in the zone of the person who uses the page. */
export function tick() {
  if (!state.page) return;
  const zone = state.page.zone;
  const at = now();
  const told = (options, locale = 'en-GB') => new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(at);
  byId('clock-time').textContent = told({ hour: '2-digit', minute: '2-digit' });
  byId('clock-time').dateTime = at.toISOString();
  byId('clock-day').textContent = told({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  byId('clock-zone').textContent = zone.split('/').at(-1).replaceAll('_', ' ');
  byId('jumps').hidden = !state.page.canSetClock;
  const field = byId('clock').querySelector('input');
  field.min = told({ dateStyle: 'short', timeStyle: 'short' }, 'sv-SE').replace(' ', 'T');
}

export const timeIn = zone => new Intl.DateTimeFormat('en-GB', { timeZone: zone ?? 'UTC', hour: '2-digit', minute: '2-digit' }).format(now());
