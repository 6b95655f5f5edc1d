//! The fence: the only place that touches the browser. Nothing here panics; what a browser refuses is a normal answer.

pub(crate) mod address;
pub(crate) mod areas;
pub(crate) mod axes;
pub(crate) mod caret;
pub(crate) mod clipboard;
pub(crate) mod context;
pub(crate) mod dialog;
pub(crate) mod dom;
pub(crate) mod editor;
pub(crate) mod event;
pub(crate) mod failure;
pub(crate) mod file;
pub(crate) mod focus;
pub(crate) mod highlight;
pub(crate) mod message;
pub(crate) mod opened;
pub(crate) mod program;
pub(crate) mod rewrite;
pub(crate) mod screen;
pub(crate) mod scroll;
pub(crate) mod skin;
pub(crate) mod storage;
pub(crate) mod theme;
pub(crate) mod timer;
