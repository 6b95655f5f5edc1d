//! What is seen, a component a file. A component takes what it shows and sends actions; it decides nothing.

pub(crate) mod button;
pub(crate) mod cell;
pub(crate) mod editor;
pub(crate) mod grid;
pub(crate) mod grid_row;
pub(crate) mod jump;
pub(crate) mod layer;
pub(crate) mod legend;
pub(crate) mod matrix;
pub(crate) mod meter;
pub(crate) mod notes;
pub(crate) mod paint;
pub(crate) mod panels;
pub(crate) mod peel;
pub(crate) mod role_bar;
pub(crate) mod sentence;
pub(crate) mod session_bar;
pub(crate) mod toolbar;
pub(crate) mod why;
