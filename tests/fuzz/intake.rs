#![no_main]
//! See `scopedown_tests::fuzz::intake`.

libfuzzer_sys::fuzz_target!(|input: &[u8]| scopedown_tests::fuzz::intake(input));
