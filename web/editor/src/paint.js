// Colours, faults and deciding statements, as the program paints them behind the text area: its painted copy is read, and not seen.

import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

const put = StateEffect.define();

export const painted = StateField.define({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(put)) next = effect.value;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Keeps a view in the colours of the painted copy. */
export class Paint {
  constructor(view, area) {
    this.view = view;
    this.copy = area.previousElementSibling;
    this.observer = new MutationObserver(() => this.later());
    if (this.copy) this.observer.observe(this.copy, { childList: true, characterData: true, attributes: true, subtree: true });
    this.now();
  }

  /** Once, before the page is next drawn. */
  later() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.now();
    });
  }

  now() {
    const lines = this.copy?.querySelectorAll(".line") ?? [];
    const set = read(lines, this.view.state.doc);
    // A copy of another text is about to be painted anew.
    if (!set) return;
    // What is being composed must not be drawn anew.
    if (this.view.composing) this.later();
    else this.view.dispatch({ effects: put.of(set) });
  }

  end() {
    this.observer.disconnect();
    cancelAnimationFrame(this.frame);
  }
}

const DECIDES = Decoration.line({ class: "cm-decides" });
const looks = new Map();

function look(span) {
  const { token, fault, entry } = span.dataset;
  const name = [token && `cm-${token}`, fault && `cm-fault cm-${fault}`, entry !== undefined && "cm-entry"].filter(Boolean).join(" ");
  if (!looks.has(name)) looks.set(name, Decoration.mark({ class: name }));
  return name && looks.get(name);
}

/** The painted lines as decorations; undefined where they are not of this text. */
function read(lines, doc) {
  const builder = new RangeSetBuilder();
  if (lines.length === 0) return doc.length > 0 ? undefined : Decoration.none;
  if (lines.length !== doc.lines) return undefined;
  let at = 0;
  for (const line of lines) {
    if (line.dataset.decides !== undefined) builder.add(at, at, DECIDES);
    for (const run of line.childNodes) {
      const { length } = run.textContent;
      const mark = run.nodeType === Node.ELEMENT_NODE && length > 0 && look(run);
      if (at + length > doc.length) return undefined;
      if (mark) builder.add(at, at + length, mark);
      at += length;
    }
    at += 1;
  }
  return at === doc.length + 1 ? builder.finish() : undefined;
}
