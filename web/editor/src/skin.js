// One text area and the CodeMirror over it.
//
// The text area keeps the text: every edit is written into it and told by its `input` event. What the program does to the text area, by the
// properties and methods below, happens to CodeMirror. Beyond those the text area has a `skin`, for what a text area cannot tell.

import { history, isolateHistory } from "@codemirror/commands";
import { EditorSelection, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { extensions } from "./extensions.js";
import { adoptLabel, followList } from "./label.js";
import { Paint } from "./paint.js";
import { setMarks } from "./marks.js";

const NATIVE = HTMLTextAreaElement.prototype;
const nativeValue = Object.getOwnPropertyDescriptor(NATIVE, "value");

export class Skin {
  /** @param {HTMLTextAreaElement} area */
  constructor(area) {
    this.area = area;
    const had = {
      start: area.selectionStart,
      end: area.selectionEnd,
      top: area.scrollTop,
      focus: document.activeElement === area,
    };
    /** @type {Map<string, number[]>} what is to be marked once nothing is being composed */
    this.waiting = new Map();
    this.place = document.createElement("scopedown-editor");
    this.place.dataset.area = area.id;
    const root = this.place.attachShadow({ mode: "open" });
    area.after(this.place);
    this.view = new EditorView({ state: this.state(area.value, had.start, had.end), parent: root, root });
    this.paint = new Paint(this.view, area);
    this.ends = [
      followList(area, this.view.contentDOM),
      listen(area, "focus", () => this.view.focus()),
      listen(this.view.contentDOM, "compositionend", () => setTimeout(() => this.composed())),
      () => this.paint.end(),
    ];
    this.cover();
    area.skin = this;
    if (had.focus) this.view.focus();
    this.view.scrollDOM.scrollTop = had.top;
    // Before lines are measured, CodeMirror guesses their heights, and moves what is seen once it knows them.
    requestAnimationFrame(() => requestAnimationFrame(() => (this.view.scrollDOM.scrollTop = had.top)));
  }

  /** Gives the text area back as it would be, had it been there all the time. */
  takeOff() {
    const { from, to } = this.view.state.selection.main;
    const top = this.view.scrollDOM.scrollTop;
    const hadFocus = this.view.hasFocus;
    this.tell();
    for (const end of this.ends) end();
    this.uncover();
    delete this.area.skin;
    this.view.destroy();
    this.place.remove();
    this.area.setSelectionRange(from, to);
    if (hadFocus) this.area.focus();
    this.area.scrollTop = top;
  }

  state(text, from = 0, to = from) {
    const state = EditorState.create({
      doc: text,
      extensions: [
        adoptLabel(this.area),
        history(),
        extensions(),
        EditorView.updateListener.of((update) => this.updated(update)),
      ],
    });
    const length = state.doc.length;
    return state.update({ selection: EditorSelection.range(Math.min(from, length), Math.min(to, length)) }).state;
  }

  updated(update) {
    if (!update.docChanged) return;
    this.tell();
    this.paint?.later();
  }

  /** Writes the text into the text area and tells the program, unless a character is still being composed. */
  tell() {
    if (this.view.composing) return;
    const text = this.view.state.doc.toString();
    if (nativeValue.get.call(this.area) === text) return;
    nativeValue.set.call(this.area, text);
    this.area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  composed() {
    this.tell();
    if (this.view.composing) return;
    for (const [name, places] of this.waiting) setMarks(this.view, name, places);
    this.waiting.clear();
  }

  /** A text that the program loads: a new one, so nothing of the old is to be undone. */
  load(text) {
    nativeValue.set.call(this.area, text);
    this.view.setState(this.state(nativeValue.get.call(this.area)));
    this.view.scrollDOM.scrollTop = 0;
    this.paint.now();
  }

  select(start, end) {
    const length = this.view.state.doc.length;
    const [from, to] = [Math.min(start, length), Math.min(end, length)];
    this.view.dispatch({ selection: EditorSelection.range(from, to), effects: EditorView.scrollIntoView(from, { y: "nearest", yMargin: 40 }) });
  }

  // What the program asks of a skin, beside what it asks of a text area.

  /** Replaces a stretch as one step for undo. */
  replace(start, end, text) {
    const length = this.view.state.doc.length;
    const [from, to] = [Math.min(start, length), Math.min(end, length)];
    this.view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: from + this.view.state.toText(text).length },
      annotations: isolateHistory.of("full"),
      userEvent: "input.complete",
      scrollIntoView: true,
    });
    this.view.focus();
  }

  /** Left and lower edge of a place on the screen; undefined where it is not drawn. */
  below(offset) {
    const place = this.view.coordsAtPos(Math.min(offset, this.view.state.doc.length));
    return place ? [place.left, place.bottom] : undefined;
  }

  /** The place in the text under a point; undefined where there is none. */
  under(x, y) {
    return this.view.posAtCoords({ x, y }) ?? undefined;
  }

  /** Marks stretches under a name, given as starts and ends by turns, in place of those that were marked under it. */
  mark(name, places) {
    if (this.view.composing) this.waiting.set(name, places);
    else setMarks(this.view, name, places);
  }

  /** The text area answers for CodeMirror, and hides from everybody else. */
  cover() {
    const { area, view } = this;
    const main = () => view.state.selection.main;
    const properties = {
      value: [() => nativeValue.get.call(area), (text) => this.load(String(text))],
      selectionStart: [() => main().from, (start) => this.select(start, Math.max(start, main().to))],
      selectionEnd: [() => main().to, (end) => this.select(Math.min(main().from, end), end)],
      scrollTop: [() => view.scrollDOM.scrollTop, (top) => (view.scrollDOM.scrollTop = top)],
    };
    for (const [name, [get, set]] of Object.entries(properties)) Object.defineProperty(area, name, { get, set, configurable: true });
    area.setSelectionRange = (start, end) => this.select(start, end);
    area.focus = () => view.focus();
    area.setAttribute("aria-hidden", "true");
    area.tabIndex = -1;
    area.dataset.skinned = "";
  }

  uncover() {
    for (const name of ["value", "selectionStart", "selectionEnd", "scrollTop", "setSelectionRange", "focus"]) delete this.area[name];
    this.area.removeAttribute("aria-hidden");
    this.area.removeAttribute("tabindex");
    delete this.area.dataset.skinned;
  }
}

function listen(target, name, call) {
  target.addEventListener(name, call);
  return () => target.removeEventListener(name, call);
}
