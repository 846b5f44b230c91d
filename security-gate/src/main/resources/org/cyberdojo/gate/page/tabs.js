// Both panels are in the page: a click shows the other one, and the address tells which.
export function enhanceTabs(nav) {
  const tabs = [...nav.querySelectorAll('a')];
  nav.setAttribute('role', 'tablist');
  tabs.forEach((tab) => {
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', tab.dataset.panel);
    document.getElementById(tab.dataset.panel).setAttribute('role', 'tabpanel');
    tab.addEventListener('click', (event) => {
      if (!event.metaKey && !event.ctrlKey && !event.shiftKey) {
        event.preventDefault();
        show(tabs, tab);
        history.pushState(null, '', tab.href);
      }
    });
  });
  nav.addEventListener('keydown', (event) => move(event, tabs));
  addEventListener('popstate', () => show(tabs, ofAddress(tabs)));
  show(tabs, ofAddress(tabs));
}

function ofAddress(tabs) {
  const panel = new URLSearchParams(location.search).get('tab') === 'services' ? 'services' : 'languages';
  return tabs.find((tab) => tab.dataset.panel === panel);
}

function show(tabs, chosen) {
  tabs.forEach((tab) => {
    const isChosen = tab === chosen;
    tab.removeAttribute('aria-current');
    tab.setAttribute('aria-selected', String(isChosen));
    tab.tabIndex = isChosen ? 0 : -1;
    document.getElementById(tab.dataset.panel).hidden = !isChosen;
  });
}

function move(event, tabs) {
  const steps = { ArrowLeft: -1, ArrowRight: 1 };
  if (event.key in steps) {
    const next = (tabs.indexOf(document.activeElement) + steps[event.key] + tabs.length) % tabs.length;
    tabs[next].focus();
    tabs[next].click();
    event.preventDefault();
  } else if (event.key === ' ') {
    document.activeElement.click();
    event.preventDefault();
  }
}
