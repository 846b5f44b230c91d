// Search, verdict filter, sorting, and unfolding the older tags of a language.
import { drawPlot, removePlot } from './plots.js';

/* so long one goes on typing before rows are asked for that the page does not have */
const PAUSE_MS = 400;

const VERDICTS = ['allow', 'warn', 'deny'];

export function enhanceList(table, tools) {
  const groups = [...table.tBodies];
  groups.forEach(addToggle);
  if (table.dataset.one === 'true') {
    groups.forEach(drawPlot);
  }
  if (tools) {
    enhanceFilter(groups, tools);
    enhanceSort(table, groups);
  }
}

/* unfolding */

function addToggle(group) {
  const more = group.querySelector('.more');
  if (!more || group.classList.contains('open')) {
    return;
  }
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'toggle';
  button.textContent = more.textContent;
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-label', `${more.textContent} of ${group.dataset.name}`);
  button.addEventListener('click', () => unfold(group, !group.classList.contains('open')));
  more.replaceWith(button);
}

function unfold(group, isOpen) {
  group.classList.toggle('open', isOpen);
  group.querySelector('.toggle')?.setAttribute('aria-expanded', String(isOpen));
  if (isOpen) {
    drawPlot(group);
  } else {
    removePlot(group);
  }
}

/* search and verdict */

function enhanceFilter(groups, tools) {
  const input = tools.querySelector('#q');
  const chips = [...tools.querySelectorAll('.chip')];
  const loaded = { search: input.value, verdict: chosenVerdict(chips) };
  let reload;
  const apply = () => {
    clearTimeout(reload);
    if (isLoaded(loaded, input.value, chosenVerdict(chips))) {
      filter(groups, input.value, chosenVerdict(chips));
    } else {
      reload = setTimeout(() => location.reload(), PAUSE_MS); // of the address that remember() has made
    }
  };
  tools.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => {
    apply();
    remember({ q: input.value });
  });
  chips.forEach((chip) =>
    chip.addEventListener('click', (event) => {
      event.preventDefault();
      chips.forEach((other) => other.setAttribute('aria-current', String(other === chip)));
      apply();
      remember({ verdict: chip.dataset.verdict });
    }));
  document.addEventListener('keydown', (event) => shortcut(event, input, apply));
  if (input.value) {
    apply();
  }
}

/* a page that was asked for a search or a verdict has no rows but those */
function isLoaded(loaded, search, verdict) {
  return contains(search, loaded.search) && (!loaded.verdict || verdict === loaded.verdict);
}

function contains(search, loadedSearch) {
  return search.trim().toLowerCase().includes(loadedSearch.trim().toLowerCase());
}

function chosenVerdict(chips) {
  return chips.find((chip) => chip.getAttribute('aria-current') === 'true')?.dataset.verdict ?? '';
}

function filter(groups, search, verdict) {
  const text = search.trim().toLowerCase();
  let found = 0;
  for (const group of groups) {
    const isFound = (!verdict || group.dataset.verdict === verdict) && matches(group, text);
    group.hidden = !isFound;
    found += isFound ? 1 : 0;
  }
  document.getElementById('found').textContent = String(found);
  document.getElementById('nothing').hidden = found > 0;
}

function matches(group, text) {
  return !text || nameOf(group).includes(text) || tagsOf(group).some((tag) => tag.includes(text));
}

function nameOf(group) {
  group.searched ??= group.querySelector('.owner').textContent.toLowerCase() + '/' + group.dataset.name.toLowerCase();
  return group.searched;
}

function tagsOf(group) {
  group.tags ??= [...group.querySelectorAll('.sha')].map((tag) => `${tag.textContent} ${tag.title} ${tag.href?.split('/').pop() ?? ''}`.toLowerCase());
  return group.tags;
}

function shortcut(event, input, apply) {
  const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    input.focus();
  } else if (event.key === 'Escape' && document.activeElement === input) {
    input.value = '';
    apply();
    remember({ q: '' });
  }
}

/* sorting */

const ORDERS = {
  name: (a, b) => a.dataset.name.localeCompare(b.dataset.name, 'en'),
  newest: (a, b) => b.dataset.newest - a.dataset.newest,
  size: (a, b) => b.dataset.size - a.dataset.size,
  duration: (a, b) => b.dataset.duration - a.dataset.duration,
  trend: (a, b) => b.dataset.trend - a.dataset.trend,
  verdict: (a, b) => VERDICTS.indexOf(b.dataset.verdict) - VERDICTS.indexOf(a.dataset.verdict),
};

function enhanceSort(table, groups) {
  const heads = [...table.tHead.querySelectorAll('[data-sort]')];
  heads.forEach((head) =>
    head.addEventListener('click', (event) => {
      event.preventDefault();
      sort(table, groups, heads, head);
    }));
}

function sort(table, groups, heads, head) {
  const cell = head.closest('th');
  const key = head.dataset.sort;
  const first = key === 'name' ? 'ascending' : 'descending';
  const isAgain = cell.getAttribute('aria-sort') === first;
  heads.forEach((other) => other.closest('th').setAttribute('aria-sort', 'none'));
  cell.setAttribute('aria-sort', isAgain ? (first === 'ascending' ? 'descending' : 'ascending') : first);
  const order = ORDERS[key];
  table.append(...[...groups].sort(isAgain ? (a, b) => order(b, a) : order));
  remember({ sort: key });
}

/* the address shows what is seen, so that it can be sent to somebody */

function remember(changes) {
  const address = new URL(location.href);
  for (const [key, value] of Object.entries(changes)) {
    if (value) {
      address.searchParams.set(key, value);
    } else {
      address.searchParams.delete(key);
    }
  }
  history.replaceState(null, '', address);
}
