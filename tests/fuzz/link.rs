#![no_main]
//! See `scopedown_tests::fuzz::link`.

libfuzzer_sys::fuzz_target!(|input: &[u8]| scopedown_tests::fuzz::link(input));
