// How CodeMirror is named and described: as its text area is. Names of elements do not reach into a shadow root, elements themselves do.

import { EditorState } from "@codemirror/state";
import { EditorView, placeholder } from "@codemirror/view";

const PHRASES = { "Control character": "Character that is not seen", "Fold line": "Fold these lines", "Unfold line": "Unfold these lines" };

export function adoptLabel(area) {
  const label = area.getAttribute("aria-label") ?? area.labels?.[0]?.textContent ?? "Policy";
  return [
    EditorView.contentAttributes.of({ "aria-label": label, "aria-multiline": "true", tabindex: "0", autocomplete: "off", spellcheck: "false" }),
    placeholder(area.placeholder),
    EditorState.phrases.of(PHRASES),
  ];
}

/** Carries over which entry of the program's list belongs to the text, and what describes it; answers how to end that. */
export function followList(area, content) {
  const named = (attribute) => document.getElementById(area.getAttribute(attribute) ?? "");
  const list = (element) => (element ? [element] : null);
  const carry = () => {
    content.ariaDescribedByElements = list(named("aria-describedby"));
    content.ariaControlsElements = list(named("aria-controls"));
    content.ariaActiveDescendantElement = named("aria-activedescendant");
  };
  const observer = new MutationObserver(carry);
  observer.observe(area, { attributes: true, attributeFilter: ["aria-controls", "aria-activedescendant", "aria-describedby"] });
  carry();
  return () => observer.disconnect();
}
