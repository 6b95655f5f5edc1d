#![no_main]
//! See `scopedown_tests::fuzz::denial`.

libfuzzer_sys::fuzz_target!(|input: &[u8]| scopedown_tests::fuzz::denial(input));
