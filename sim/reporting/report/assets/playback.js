"use strict";
// Replication 0, day by day: vehicles on the road, closed roads, shelves that are empty.

const vehicles = L.layerGroup().addTo(map);
const closedRoads = L.layerGroup().addTo(map);

const playing = {moment: 0, timer: null, strategy: -1, trips: []};

// Where each trip's passages begin and end in the table, which is sorted by trip.
function tripsOf(play) {
  const {trip, left, reached} = play.passages;
  const rows = new Map([...play.trips.trip].map((number, row) => [number, row]));
  const trips = [];
  for (let first = 0, row = 1; row <= trip.length; row++) {
    if (row === trip.length || trip[row] !== trip[first]) {
      trips.push({first, last: row - 1, from: left[first], to: reached[row - 1], row: rows.get(trip[first])});
      first = row;
    }
  }
  return trips;
}

// Where the vehicle of a trip is: on the road, or at the node where it works or sleeps.
function positionOf(passages, {first, last}, moment) {
  let low = first, high = last;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passages.left[middle] <= moment) low = middle; else high = middle - 1;
  }
  const from = data.nodes[passages.origin[low]], to = data.nodes[passages.destination[low]];
  const length = passages.reached[low] - passages.left[low];
  const along = Math.min(1, length > 0 ? (moment - passages.left[low]) / length : 1);
  return [from[0] + along * (to[0] - from[0]), from[1] + along * (to[1] - from[1])];
}

function vehicleText(play, row) {
  if (row === undefined) return "";
  const {fleets, fleet, vehicle, loadKg} = play.trips;
  return filledIn(say.vehicle, {
    fleet: fleets[fleet[row]].replaceAll("_", " "), vehicle: vehicle[row] + 1, load: written(loadKg[row])});
}

function showVehicles(play) {
  vehicles.clearLayers();
  const out = playing.trips.filter(({from, to}) => from <= playing.moment && playing.moment <= to);
  for (const trip of out) {
    L.circleMarker(positionOf(play.passages, trip, playing.moment),
      {radius: 5, color: "#ffffff", weight: 1.5, fillColor: "#0072b2", fillOpacity: 1})
      .bindTooltip(element("span", {text: vehicleText(play, trip.row)})).addTo(vehicles);
  }
  return out.length;
}

function showClosures(play) {
  closedRoads.clearLayers();
  const {origin, destination, start: begins, end, trucksOnly} = play.closures;
  for (let row = 0; row < begins.length; row++) {
    if (begins[row] > playing.moment || playing.moment >= end[row]) continue;
    L.polyline([data.nodes[origin[row]], data.nodes[destination[row]]],
      {color: "#b2182b", weight: 4, dashArray: trucksOnly[row] ? "6" : null})
      .bindTooltip(element("span", {text: trucksOnly[row] ? say.closed_to_trucks : say.closed})).addTo(closedRoads);
  }
}

function show() {
  const play = playOf(chosen.strategy);
  byId("date").textContent = dateOf(playing.moment);
  byId("moment").value = playing.moment;
  if (!play) {
    byId("date").textContent = say.no_trace;
    vehicles.clearLayers();
    closedRoads.clearLayers();
    return;
  }
  if (playing.strategy !== chosen.strategy) {
    playing.strategy = chosen.strategy;
    playing.trips = tripsOf(play);
  }
  const day = Math.min(Math.floor(playing.moment), data.days - 1);
  paint((facility) => shareOut(play, facility, day), {step: 0.05, ofMissed: false},
    `${say.today} (${say[chosen.group]})`);
  showClosures(play);
  const count = showVehicles(play);
  byId("date").textContent = `${dateOf(playing.moment)} · ${filledIn(say.vehicles, {count})}`;
  byId("map_group").disabled = false;
}

function setOn(on) {
  view = on ? show : paintMeans;
  byId("stop").disabled = !on;
  if (on) return show();
  pause();
  vehicles.clearLayers();
  closedRoads.clearLayers();
  byId("date").textContent = "";
  byId("map_group").disabled = chosen.measure !== "out";
  paintMeans();
}

function pause() {
  if (playing.timer) cancelAnimationFrame(playing.timer);
  playing.timer = null;
  byId("play").textContent = say.play;
}

function run() {
  byId("play").textContent = say.pause;
  let before = performance.now();
  const step = (now) => {
    playing.moment += Number(byId("speed").value) * Math.min(now - before, 250) / 1000;
    before = now;
    if (playing.moment >= data.days) {
      playing.moment = 0;
      show();
      return pause();
    }
    show();
    playing.timer = requestAnimationFrame(step);
  };
  playing.timer = requestAnimationFrame(step);
}

unpacked.then(() => {
  if (!plays.some(Boolean)) return;
  byId("map_player").hidden = false;
  byId("moment").max = data.days - 0.05;
  byId("play").addEventListener("click", () => {
    if (playing.timer) return pause();
    setOn(true);
    run();
  });
  byId("moment").addEventListener("input", () => {
    playing.moment = Number(byId("moment").value);
    setOn(true);
  });
  byId("stop").addEventListener("click", () => setOn(false));
});
