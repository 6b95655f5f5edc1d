// Problems as the program marks them, by name. They follow the text until the program marks anew.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";

/** The names, the gravest first, as the program has them, and the looks. */
const LOOKS = { "advice-error": "error", "advice-warning": "warning", "advice-info": "info" };

const put = StateEffect.define();

const field = StateField.define({
  create: () => new Map(),
  update(marks, transaction) {
    let next = marks;
    if (transaction.docChanged) next = new Map([...next].map(([name, set]) => [name, set.map(transaction.changes)]));
    for (const effect of transaction.effects) {
      if (effect.is(put)) next = new Map(next).set(effect.value.name, effect.value.set);
    }
    return next;
  },
  provide: (field) => [
    ...Object.keys(LOOKS).map((name) => EditorView.decorations.from(field, (marks) => marks.get(name) ?? Decoration.none)),
    gutterLineClass.compute([field], (state) => lines(state, state.field(field))),
  ],
});

export const marks = field;

/** Marks stretches, given as starts and ends by turns. */
export function setMarks(view, name, places) {
  const look = LOOKS[name];
  if (!look) return;
  const { length } = view.state.doc;
  const ranges = [];
  for (let at = 0; at + 1 < places.length; at += 2) {
    const to = Math.min(places[at + 1], length);
    if (places[at] < to) ranges.push(Decoration.mark({ class: `cm-fault cm-${look}` }).range(places[at], to));
  }
  view.dispatch({ effects: put.of({ name, set: Decoration.set(ranges, true) }) });
}

class Grave extends GutterMarker {
  constructor(look) {
    super();
    this.elementClass = `cm-line-${look}`;
  }
}

const MARKERS = Object.fromEntries(Object.entries(LOOKS).map(([name, look]) => [name, new Grave(look)]));

/** Each line with a problem, by its gravest. */
function lines(state, marks) {
  const found = new Map();
  for (const name of Object.keys(LOOKS)) {
    marks.get(name)?.between(0, state.doc.length, (from) => {
      const start = state.doc.lineAt(from).from;
      if (!found.has(start)) found.set(start, MARKERS[name]);
    });
  }
  return RangeSet.of([...found].map(([start, marker]) => marker.range(start)), true);
}
