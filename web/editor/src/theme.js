// How it looks. Colours and measures are the page's own, by name, so that light and dark come with them.

import { EditorView } from "@codemirror/view";

const wavy = (colour) => ({ textDecoration: `underline wavy 1px ${colour}` });

export const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "transparent", fontSize: "var(--type-code)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-3px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontVariantLigatures: "none", lineHeight: "var(--leading-code)", overflowX: "hidden", overflowY: "auto", scrollbarGutter: "stable" },
  ".cm-content": { padding: "0.4rem 0 1rem", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 var(--edge) 0 0.35rem", overflowWrap: "anywhere" },
  ".cm-placeholder": { color: "var(--faint)", fontFamily: "var(--sans)" },
  ".cm-content ::selection, .cm-line::selection, .cm-line ::selection": { backgroundColor: "color-mix(in oklab, var(--accent) 30%, transparent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--accent-soft)" },

  ".cm-gutters": { backgroundColor: "transparent", color: "var(--faint)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "2rem", padding: "0 0.15rem 0 0.35rem", fontVariantNumeric: "tabular-nums" },
  ".cm-lineNumbers .cm-line-error": { color: "var(--deny)", fontWeight: "700", boxShadow: "inset 3px 0 var(--deny)" },
  ".cm-lineNumbers .cm-line-warning": { color: "var(--cut)", fontWeight: "700", boxShadow: "inset 3px 0 var(--cut)" },
  ".cm-lineNumbers .cm-line-info": { color: "var(--soft)", fontWeight: "700", boxShadow: "inset 3px 0 var(--soft)" },
  ".cm-foldGutter .cm-gutterElement": { padding: "0 0.15rem", cursor: "pointer" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--accent-soft)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "3px", padding: "0 0.35rem", margin: "0 0.1rem" },

  ".cm-name": { color: "var(--name)" },
  ".cm-string": { color: "var(--string)" },
  ".cm-decides": { backgroundColor: "var(--accent-soft)", boxShadow: "inset 3px 0 var(--accent)" },
  ".cm-entry": { backgroundColor: "var(--accent-mid)", borderRadius: "2px", boxShadow: "0 0 0 1px var(--accent)" },
  ".cm-fault": { textUnderlineOffset: "0.25em", textDecorationSkipInk: "none" },
  ".cm-error": wavy("var(--deny)"),
  ".cm-warning": wavy("var(--cut)"),
  ".cm-info": { textDecoration: "underline dotted 1px var(--soft)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-mid)", color: "inherit" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--deny-soft)", color: "inherit" },

  ".cm-panels": { backgroundColor: "var(--sunk)", color: "var(--ink)", zIndex: "3" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "0.4rem 2.2rem 0.4rem 0.6rem", fontFamily: "var(--sans)", fontSize: "var(--type-small)" },
  ".cm-panel.cm-search label": { fontSize: "inherit", whiteSpace: "nowrap" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink)", minWidth: "1.75rem", minHeight: "1.75rem", fontSize: "1.1rem", cursor: "pointer" },
  ".cm-textfield": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "3px", fontSize: "inherit", padding: "0.2rem 0.4rem" },
  ".cm-button": { backgroundImage: "none", backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line-strong)", borderRadius: "3px", fontSize: "inherit", padding: "0.2rem 0.6rem", cursor: "pointer" },
  ".cm-button:active": { backgroundImage: "none", backgroundColor: "var(--accent-soft)" },
  ".cm-textfield:focus-visible, .cm-button:focus-visible": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-searchMatch": { backgroundColor: "var(--missing-soft)", outline: "1px solid var(--missing)" },
  ".cm-searchMatch-selected": { backgroundColor: "var(--accent-mid)", outlineColor: "var(--accent)" },
});
