"use strict";
// Reads the columns of numbers that the page carries, and writes them as its language does.

async function unpack({kind, bytes}) {
  const raw = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
  const whole = new Blob([raw]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new globalThis[kind](await new Response(whole).arrayBuffer());
}

// Unpacks every column within *packed*, however deep it lies.
async function unpackAll(packed) {
  if (packed === null || typeof packed !== "object" || Array.isArray(packed)) return packed;
  if (packed.bytes !== undefined) return unpack(packed);
  const parts = Object.entries(packed).map(async ([name, one]) => [name, await unpackAll(one)]);
  return Object.fromEntries(await Promise.all(parts));
}

// Thousands and decimals as in the tables: 1,234.5 in both languages, a space before the sign in Spanish.
function written(value, decimals = 0) {
  return value.toLocaleString("en", {minimumFractionDigits: decimals, maximumFractionDigits: decimals});
}

function writtenShare(share, language) {
  return written(100 * share, 1) + (language === "es" ? " %" : "%");
}

// Replaces {name} in a text by its value.
function filledIn(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Makes an element: its text is only ever text, whatever it contains.
function element(tag, {text, className, ...attributes} = {}, children = []) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
