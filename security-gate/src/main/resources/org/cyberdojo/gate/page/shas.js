// The page works without this. With it: tabs, search, sorting and plots answer at once.
import { enhanceTabs } from './tabs.js';
import { enhanceList } from './list.js';
import { redrawWhenThemeChanges } from './plots.js';

enhanceTabs(document.querySelector('.tabs'));
const table = document.querySelector('.ltfs');
if (table) {
  enhanceList(table, document.querySelector('.tools'));
}
redrawWhenThemeChanges();
