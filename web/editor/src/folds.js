// Folding of what stands between brackets. A bracket in a string is none.

import { foldService } from "@codemirror/language";

/** Characters up to which the end of a bracket is looked for. */
const FAR = 200_000;

export const folds = foldService.of((state, lineStart, lineEnd) => {
  const line = state.doc.sliceString(lineStart, lineEnd);
  const open = lastOpen(line);
  if (open === undefined) return null;
  const from = lineStart + open + 1;
  const rest = state.doc.sliceString(from, from + FAR);
  const length = closeOf(rest);
  if (length === undefined || from + length <= lineEnd) return null;
  return { from, to: from + length };
});

/** Calls with each bracket outside strings, and its place, until the call answers true. */
function brackets(text, call) {
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    // No JSON string goes over the end of a line.
    if (character === "\n") isString = false;
    else if (isString && character === "\\") at += 1;
    else if (character === '"') isString = !isString;
    else if (!isString && "[]{}".includes(character) && call(character, at)) return;
  }
}

/** Where the last bracket stands that a line opens and does not close. */
export function lastOpen(line) {
  const open = [];
  brackets(line, (bracket, at) => {
    if ("[{".includes(bracket)) open.push(at);
    else open.pop();
  });
  return open.at(-1);
}

/** How far a text goes up to the bracket that closes the one before it. */
export function closeOf(text) {
  let depth = 0;
  let found;
  brackets(text, (bracket, at) => {
    depth += "[{".includes(bracket) ? 1 : -1;
    if (depth < 0) found = at;
    return depth < 0;
  });
  return found;
}
