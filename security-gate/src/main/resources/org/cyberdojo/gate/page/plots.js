// Seconds of the three lights over the tags of one language, the oldest at the left.
// The numbers are those of the table's rows.
const LIGHTS = [
  { name: 'red', css: '--red', dash: [] },
  { name: 'amber', css: '--amber', dash: [7, 4] },
  { name: 'green', css: '--green', dash: [2, 3] },
];
const HEIGHT = 230;
const drawn = new Map();
let library;

export async function drawPlot(group) {
  const rows = [...group.querySelectorAll('tr.newest, tr.older:not(.rest)')].reverse();
  const data = LIGHTS.map((light) => rows.map((row) => secondsOf(row, light)));
  if (data.flat().every((value) => value === null) || rows.length < 2) {
    return;
  }
  await load();
  removePlot(group);
  if (!group.classList.contains('open')) {
    return;
  }
  const place = placeIn(group, rows.length);
  drawn.set(group, plot(place, rows, data));
}

export function removePlot(group) {
  drawn.get(group)?.destroy();
  drawn.delete(group);
  group.querySelector('.plot')?.remove();
}

export function redrawWhenThemeChanges() {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => [...drawn.keys()].forEach(drawPlot));
  let width = innerWidth;
  addEventListener('resize', () => {
    if (innerWidth !== width) {
      width = innerWidth;
      drawn.forEach((chart, group) => chart.setSize({ width: widthIn(group), height: HEIGHT }));
    }
  });
}

function load() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/shas/uplot.js';
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

function secondsOf(row, light) {
  const seconds = Number.parseFloat(row.querySelector(`.${light.name[0]}`)?.textContent);
  return Number.isNaN(seconds) ? null : seconds;
}

function placeIn(group, count) {
  const row = document.createElement('tr');
  row.className = 'plot';
  const cell = document.createElement('td');
  cell.colSpan = 9;
  const place = document.createElement('div');
  place.className = 'chart';
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', `Plot: seconds of the red, amber and green light over ${count} tags of ${group.dataset.name}; the numbers are in the rows below`);
  cell.append(place);
  row.append(cell);
  group.querySelector('tr.newest').after(row);
  return place;
}

function widthIn(group) {
  return group.querySelector('.chart').clientWidth;
}

function plot(place, rows, data) {
  const tags = rows.map((row) => row.querySelector('.sha').textContent);
  const colours = getComputedStyle(document.documentElement);
  const ink = colours.getPropertyValue('--soft');
  const line = colours.getPropertyValue('--line');
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 } };
  const options = {
    width: place.clientWidth,
    height: HEIGHT,
    scales: { x: { time: false }, y: { range: (chart, least, most) => [0, most * 1.08 || 1] } },
    axes: [
      { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100], space: 80, values: (chart, places) => places.map((i) => tags[i] ?? '') },
      { ...axis, size: 56, values: (chart, values) => values.map((value) => `${value} s`) },
    ],
    series: [
      { label: 'tag', value: (chart, i) => (i === null ? '–' : tags[i]) },
      ...LIGHTS.map((light) => ({
        label: light.name,
        stroke: colours.getPropertyValue(light.css),
        dash: light.dash,
        width: 2,
        spanGaps: true,
        points: { size: 5 },
        value: (chart, value) => (value === null ? '–' : `${value.toFixed(3)} s`),
      })),
    ],
  };
  return new uPlot(options, [tags.map((tag, i) => i), ...data], place);
}
