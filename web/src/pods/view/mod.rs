//! The parts of the program, a file each.
