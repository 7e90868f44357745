// What may have been meant by words that were not found, or not together. Loaded by who looks for such words.

import { fold } from "./finding.js";

// Two ways to spell one word, of which neither is a slip: "organize", "organise"; "labor", "labour".
const american = (text) => fold(text).replace(/z/g, "s").replace(/ou(?=r)/g, "o");
export const alike = (one, other) => american(one) === american(other);

// How many letters to change, add, take out or swap with the next; more than `most` counts as that.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, row] = [[], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (i > 1 && j > 1 && swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

export const unknown = (doubtful, known) => doubtful.filter((word) => !known.some((each) => fold(each) === word));

// What was meant by each word that the site does not know; others stay. `known` has the words of the
// site, those met most often first, so that of two as near the usual one is meant.
export function corrected(text, strange, known) {
  const near = new Map();
  for (const word of strange) {
    let best = word.length > 6 ? 3 : 2;
    for (const each of known) {
      const far = distance(word, fold(each), best - 1) + (each[0] === word[0] ? 0 : 0.5);
      if (far < best) [best] = [far, near.set(word, each)];
    }
  }
  return text.replace(/[\p{L}\p{N}\p{M}'’-]+/gu, (word) => near.get(fold(word)) ?? word);
}

// What is found for some of the words where nothing has all of them: `found` has the results of each. A
// word says the more the fewer there are of it, and what has more of what was asked for is first.
export function together(found) {
  const most = Math.max(...found.map((results) => results.length));
  const worth = new Map();
  for (const results of found) {
    const rare = 1 + Math.log(most / Math.max(1, results.length));
    results.forEach((result, at) => {
      const seen = worth.get(result.id) ?? { result, sum: 0 };
      worth.set(result.id, { result, sum: seen.sum + rare * (1 + 1 / (1 + at)) });
    });
  }
  return [...worth.values()].sort((a, b) => b.sum - a.sum).map(({ result }) => result);
}
