//! The one artefact: scenario files, batch lines, derived rows and columns.
