// What CodeMirror does here: everything but colours and advice, which the program gives.

import { defaultKeymap, historyKeymap } from "@codemirror/commands";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { folds } from "./folds.js";
import { marks } from "./marks.js";
import { painted } from "./paint.js";
import { theme } from "./theme.js";

export const extensions = () => [
  theme,
  lineNumbers(),
  codeFolding(),
  foldGutter({ openText: "▾", closedText: "▸" }),
  folds,
  bracketMatching({ brackets: "[]{}" }),
  indentUnit.of("  "),
  EditorState.tabSize.of(2),
  EditorView.lineWrapping,
  search({ top: true }),
  highlightSelectionMatches({ minSelectionLength: 3, maxMatches: 100 }),
  painted,
  marks,
  // Tab is not among the keys: it leads on through the page.
  keymap.of([...searchKeymap, ...foldKeymap, ...historyKeymap, ...defaultKeymap]),
];
