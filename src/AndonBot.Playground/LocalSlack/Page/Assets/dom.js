// Creates elements. Strings always become text nodes, so a message cannot inject HTML.

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else if (name === 'checked') element.checked = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = id => document.getElementById(id);

/** Updates the container's children to match the items. Unchanged items keep their elements, with focus and scroll position. */
export function keep(container, items, keyOf, make) {
  const known = new Map([...container.children].map(child => [child.dataset.key, child]));
  let place = container.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const text = JSON.stringify(item);
    let element = known.get(key);
    known.delete(key);
    if (element?.shownText !== text) {
      const made = make(item);
      made.dataset.key = key;
      made.shownText = text;
      if (element) {
        if (place === element) place = made;
        replace(element, made);
      }
      element = made;
    }
    if (element === place) place = place.nextElementSibling;
    else container.insertBefore(element, place);
  }
  for (const gone of known.values()) gone.remove();
}

/** Replaces an element. The focus stays on the same part of it, or moves to the whole element if that part is gone. */
function replace(old, made) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(made);
  if (!focused) return;
  const again = focused === old ? made : focused.dataset.focus && made.querySelector(`[data-focus="${CSS.escape(focused.dataset.focus)}"]`);
  (again || made).focus({ preventScroll: true });
}

let ids = 0;
export const newId = prefix => `${prefix}-${++ids}`;

/** Lets arrow keys, Home and End move the focus between the elements that match the selector. */
export function walk(container, selector, { horizontal = false } = {}) {
  const [back, forth] = horizontal ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  container.addEventListener('keydown', event => {
    if (![back, forth, 'Home', 'End'].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    const here = event.target.closest(selector);
    if (!here || event.target.matches('input, textarea, select')) return;
    const all = [...container.querySelectorAll(selector)];
    const at = all.indexOf(here);
    const next = { [back]: at - 1, [forth]: at + 1, Home: 0, End: all.length - 1 }[event.key];
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, next))].focus();
  });
}
