//! What the playground shows beyond the first program, a component a file.

pub(crate) mod announcer;
pub(crate) mod arrival;
pub(crate) mod board;
pub(crate) mod cell_copies;
pub(crate) mod cell_keys;
pub(crate) mod cell_more;
pub(crate) mod cells;
pub(crate) mod compare_bar;
pub(crate) mod context;
pub(crate) mod copied;
pub(crate) mod entries;
pub(crate) mod expect_form;
pub(crate) mod expected_list;
pub(crate) mod export;
pub(crate) mod group_line;
pub(crate) mod help;
pub(crate) mod keys;
pub(crate) mod lens_bar;
pub(crate) mod list;
pub(crate) mod long_grid;
pub(crate) mod more;
pub(crate) mod plain;
pub(crate) mod policies;
pub(crate) mod share;
pub(crate) mod summary;
