// The rich editor, as a skin: CodeMirror over the text areas of policies, put on and taken off as the page says.
//
// The page says it by `data-editor` on its root: "rich" puts it on, anything else takes it off. The text areas stay, and stay what the
// program talks to; see skin.js.

import { Skin } from "./skin.js";

const AREAS = "textarea.area";
/** Told to the document whenever skins have come or gone: what was marked in the texts is to be marked anew. */
const CHANGED = "scopedown-editor";

const root = document.documentElement;
/** @type {Map<HTMLTextAreaElement, Skin>} */
const skins = new Map();

function settle() {
  const wanted = root.dataset.editor === "rich" ? [...document.querySelectorAll(AREAS)] : [];
  const gone = [...skins.keys()].filter((area) => !wanted.includes(area));
  const come = wanted.filter((area) => !skins.has(area));
  for (const area of gone) {
    skins.get(area).takeOff();
    skins.delete(area);
  }
  for (const area of come) skins.set(area, new Skin(area));
  if (gone.length + come.length > 0) document.dispatchEvent(new Event(CHANGED));
}

new MutationObserver(settle).observe(root, { attributes: true, attributeFilter: ["data-editor"] });
// Further policies have text areas of their own, which come and go.
const more = document.getElementById("role-more");
if (more) new MutationObserver(settle).observe(more, { childList: true, subtree: true });
settle();
