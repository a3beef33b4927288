"use strict";
// The map: facilities in the colour of a measure, and the card of the one that was chosen.

// Seven steps of cividis, light to dark: told apart by all eyes and in grey.
const STEPS = ["#fdea45", "#d6c25a", "#ada06a", "#878278", "#64676f", "#39486b", "#00224e"];
const NO_FIGURE = "#ffffff";
const CLASSES = ["V", "E", "N"];
const CLASS_COLOURS = ["#a11226", "#0072b2", "#767676"];
const DAY_MS = 86400000;

const data = JSON.parse(document.getElementById("map_data").textContent);
const say = data.say;
const byId = (id) => document.getElementById(id);
const start = Date.parse(data.start + "T00:00:00Z");

// A date of the run, in words of the page.
function dateOf(day) {
  const date = new Date(start + Math.floor(day) * DAY_MS);
  return `${date.getUTCDate()} ${data.months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const chosen = {strategy: 0, measure: "filled", group: "all", unit: -1};

// The traces of the strategies, once they are unpacked; null where there is none.
let plays = data.strategies.map(() => null);
const playOf = (strategy) => plays[strategy];

const groupsOf = () => (chosen.group === "all" ? [0, 1, 2] : [CLASSES.indexOf(chosen.group)]);

// Keys of the chosen group that were out at a facility on a day, as a share of those kept there.
function shareOut(play, facility, day) {
  let out = 0, kept = 0;
  for (const ven of groupsOf()) {
    out += play.keysOut[(day * data.facilities.length + facility) * 3 + ven];
    kept += data.facilities[facility].kept[ven];
  }
  return kept ? out / kept : null;
}

function meanOf(strategy, facility) {
  const one = data.strategies[strategy];
  if (chosen.measure === "filled") return one.filled[facility];
  if (chosen.measure === "worst") return one.worst[facility];
  if (chosen.group === "all") return one.out[facility];
  return one.outByClass[CLASSES.indexOf(chosen.group)][facility];
}

// Shares missed are what is coloured: the step of a scale is a round number that reaches the worst.
const ROUND_STEPS = [0.005, 0.01, 0.02, 0.025, 0.03, 0.05, 0.1, 0.15];
const stepFor = (worst) => ROUND_STEPS.find((step) => step * STEPS.length >= worst) || 0.15;
const missed = (value) => (chosen.measure === "filled" ? 1 - value : value);

// All strategies share one scale, so that a darker map is a worse strategy.
function scaleOf() {
  const values = data.strategies.flatMap((_, strategy) =>
    data.facilities.map((_, facility) => meanOf(strategy, facility)).filter((value) => value !== null));
  return {step: stepFor(Math.max(...values.map(missed), 0)), ofMissed: chosen.measure === "filled"};
}

function colourOf(value, {step, ofMissed}) {
  if (value === null) return NO_FIGURE;
  return STEPS[Math.min(Math.floor((ofMissed ? 1 - value : value) / step), STEPS.length - 1)];
}

// What the colour of a step stands for, such as "5–10 %", or "30–100 %" for the last.
function rangeOf(number, {step, ofMissed}) {
  const ends = [number * step, number === STEPS.length - 1 ? 1 : (number + 1) * step];
  const [from, to] = ofMissed ? ends.map((end) => 1 - end).reverse() : ends;
  const short = (share) => written(100 * share, 1).replace(/\.0$/, "");
  return `${short(from)}–${short(to)}${data.language === "es" ? " %" : "%"}`;
}

byId("map_canvas").hidden = byId("map_tools").hidden = false;
const map = L.map("map_canvas", {preferCanvas: true, zoomSnap: 0.25, attributionControl: false});
L.control.attribution({prefix: "Leaflet"}).addTo(map);
L.control.scale({imperial: false}).addTo(map);
const roads = L.polyline(data.roads.map((ends) => ends.map((node) => data.nodes[node])),
  {color: "#b8b8b8", weight: 1.5, interactive: false}).addTo(map);

// More names than these would lie on top of each other.
const FEW_STORES = 6;
const areNamed = data.facilities.filter(({serves}) => !serves).length <= FEW_STORES;

const markers = data.facilities.map((facility, number) => {
  const radius = {unit: 6, hospital: 9}[facility.level] || (facility.serves ? 6 : 10);
  const marker = L.circleMarker([facility.lat, facility.lon], {
    radius, color: "#303030", weight: facility.synthetic ? 1 : 2, dashArray: facility.synthetic ? "2" : null,
    fillOpacity: 0.95, fillColor: facility.serves ? NO_FIGURE : "#303030"});
  marker.on("click", () => choose(number));
  const label = element("span", {text: facility.name});
  const isNamed = !facility.serves && areNamed;
  return marker.bindTooltip(label, isNamed ? {permanent: true, direction: "right"} : {}).addTo(map);
});
const bounds = L.latLngBounds([...data.nodes, ...data.facilities.map(({lat, lon}) => [lat, lon])]);
map.fitBounds(bounds.pad(0.03));

// Paints every facility by a value and shows what the colours mean.
function paint(valueOf, scale, title) {
  data.facilities.forEach((facility, number) => {
    if (facility.serves) markers[number].setStyle({fillColor: colourOf(valueOf(number), scale)});
  });
  const swatches = STEPS.map((colour, number) => {
    const swatch = element("i", {className: "swatch"});
    swatch.style.background = colour;
    return element("li", {}, [swatch, rangeOf(number, scale)]);
  });
  byId("map_legend").replaceChildren(element("b", {text: title}), element("ul", {}, swatches));
}

function measureTitle() {
  const group = chosen.measure === "out" ? ` (${say[chosen.group]})` : "";
  return say[chosen.measure] + group;
}

function paintMeans() {
  paint((facility) => meanOf(chosen.strategy, facility), scaleOf(), measureTitle());
}

// The card of a facility: how it fares under each strategy, and its simulated year.
function showCard() {
  const card = byId("map_unit_card");
  card.hidden = chosen.unit < 0;
  markers.forEach((marker, number) => marker.setStyle({color: number === chosen.unit ? "#d55e00" : "#303030"}));
  if (chosen.unit < 0) return;
  const facility = data.facilities[chosen.unit];
  const about = [facility.kind, facility.institution];
  if (facility.hours !== null) about.push(filledIn(say.hours, {hours: written(facility.hours, 1)}));
  if (facility.synthetic) about.push(say.synthetic);
  card.replaceChildren(
    element("h3", {text: facility.name}),
    element("p", {className: "quiet", text: about.join(" · ")}),
    ...(facility.serves ? [meansTable(), ...yearOf(chosen.unit)] : []),
    ...deliveriesOf(chosen.unit));
}

function meansTable() {
  const rows = data.strategies.map((one, strategy) => {
    const shares = [one.filled, ...one.outByClass].map((values) => values[chosen.unit]);
    const cells = shares.map((share) => element("td", {className: "number",
      text: share === null ? "–" : writtenShare(share, data.language)}));
    const row = element("tr", {}, [element("th", {scope: "row", text: one.title}), ...cells]);
    if (strategy === chosen.strategy) row.className = "chosen";
    return row;
  });
  const head = [
    element("tr", {}, [
      element("th", {scope: "col", rowspan: "2", className: "text", text: say.strategy}),
      element("th", {scope: "col", rowspan: "2", text: say.filled}),
      element("th", {scope: "colgroup", colspan: "3", text: say.out})]),
    element("tr", {}, CLASSES.map((ven) => element("th", {scope: "col", text: say[ven]})))];
  return element("div", {className: "scroll", tabindex: "0"}, [element("table", {}, [
    element("caption", {text: say.means}), element("thead", {}, head), element("tbody", {}, rows)])]);
}

const SVG = "http://www.w3.org/2000/svg";
function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// Keys out day by day, one line a class, with the days of deliveries ticked.
function yearOf(unit) {
  const play = playOf(chosen.strategy);
  if (!play) return [element("p", {className: "quiet", text: say.no_trace})];
  const [width, height, left] = [360, 94, 26];
  const days = play.keysOut.length / (3 * data.facilities.length);
  const lines = CLASSES.map((_, ven) => Array.from({length: days},
    (_, day) => play.keysOut[(day * data.facilities.length + unit) * 3 + ven]));
  const top = Math.max(1, ...lines.flat());
  const x = (day) => left + (width - left) * day / days;
  const y = (value) => height - 18 - (height - 26) * value / top;
  const title = filledIn(say.year, {strategy: data.strategies[chosen.strategy].title});
  const svg = drawn("svg", {viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title});
  lines.forEach((values, ven) => svg.append(drawn("path", {
    d: values.map((value, day) => `${day ? "L" : "M"}${x(day).toFixed(1)} ${y(value).toFixed(1)}`).join(""),
    fill: "none", stroke: CLASS_COLOURS[ven], "stroke-width": 1.3})));
  for (const row of deliveryRows(play, unit)) {
    const received = play.deliveries.received[row];
    if (received >= 0) svg.append(drawn("path", {d: `M${x(received)} ${height - 16}v5`, stroke: "#303030"}));
  }
  for (const [value, at] of [[0, y(0)], [top, y(top)]]) {
    const label = drawn("text", {x: left - 4, y: at + 3, "text-anchor": "end", "font-size": 9});
    label.textContent = value;
    svg.append(label);
  }
  for (let day = 0; day < days - 20; day += 91) {  // a name that begins later has no room
    const label = drawn("text", {x: x(day), y: height - 2, "font-size": 9});
    label.textContent = data.months[new Date(start + day * DAY_MS).getUTCMonth()];
    svg.append(label);
  }
  const key = CLASSES.map((ven, number) => {
    const swatch = element("i", {className: "swatch"});
    swatch.style.background = CLASS_COLOURS[number];
    return element("li", {}, [swatch, say[ven]]);
  });
  return [element("h4", {text: title}), svg, element("ul", {className: "key"}, key)];
}

function deliveryRows(play, unit) {
  return [...play.deliveries.facility.keys()].filter((row) => play.deliveries.facility[row] === unit);
}

function deliveriesOf(unit) {
  const play = playOf(chosen.strategy);
  if (!play) return [];
  const {due, received, pieces, complete, emergency} = play.deliveries;
  const rows = deliveryRows(play, unit).map((row) => {
    const late = Math.ceil(received[row] - due[row] - 0.01);
    const came = Number.isNaN(received[row]) ? say.never
      : dateOf(received[row]) + (late > 0 ? ` (${late} ${say.late})` : "");
    const cells = [dateOf(due[row]), came, written(pieces[row]), complete[row] ? say.yes : say.no];
    const kind = emergency[row] ? ` · ${say.emergency}` : "";
    return element("tr", {}, cells.map((text, column) => element("td", {text: column === 0 ? text + kind : text})));
  });
  const head = [say.due, say.received, say.pieces, say.complete];
  if (!rows.length) return [element("p", {className: "quiet", text: say.no_deliveries})];
  return [element("h4", {text: say.deliveries}), element("div", {className: "scroll short", tabindex: "0"}, [
    element("table", {}, [
      element("thead", {}, [element("tr", {}, head.map((text) => element("th", {scope: "col", text})))]),
      element("tbody", {}, rows)])])];
}

function choose(unit) {
  chosen.unit = unit;
  byId("map_unit").value = String(unit);
  showCard();
}

// Fills a list of choices and listens to it.
function choices(id, pairs, change) {
  const list = byId(id);
  list.append(...pairs.map(([value, text]) => element("option", {value, text})));
  list.addEventListener("change", () => change(list.value));
}

let view = paintMeans;  // what the map shows; the player puts its own here
const repaint = () => view();
choices("map_strategy", data.strategies.map((one, number) => [number, one.title]), (value) => {
  chosen.strategy = Number(value);
  repaint();
  showCard();
});
choices("map_measure", ["filled", "out", "worst"].map((name) => [name, say[name]]), (value) => {
  chosen.measure = value;
  byId("map_group").disabled = value !== "out";
  repaint();
});
choices("map_group", ["all", ...CLASSES].map((name) => [name, say[name]]), (value) => {
  chosen.group = value;
  repaint();
});
const inOrder = data.facilities.map((one, number) => [number, one.name]).sort((a, b) => a[1].localeCompare(b[1]));
choices("map_unit", [[-1, say.no_unit], ...inOrder], (value) => {
  choose(Number(value));
  if (chosen.unit >= 0) map.panTo(markers[chosen.unit].getLatLng());
});
byId("map_group").disabled = true;
paintMeans();

const unpacked = Promise.all(data.strategies.map((one) => unpackAll(one.play))).then((all) => {
  plays = all;
  showCard();
});
