//! Everything written in TOML, of any bytes.

#![no_main]
#![allow(dead_code)]

#[path = "../../crates/compile/tests/invariants.rs"]
mod invariants;

use clausier_model::manifest::parse_manifest;
use clausier_model::model::{parse_block, parse_model};
use clausier_model::parameter::parse_parameters;
use clausier_model::party::parse_party;
use clausier_model::source::decode;
use clausier_model::theme::parse_theme;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (file, mut findings) = decode("x.toml", bytes);
    let _ = parse_manifest(&file, &mut findings);
    let _ = parse_model("a", &file, &mut findings);
    let _ = parse_block("a", &file, &mut findings);
    let _ = parse_party("a", &file, &mut findings);
    let _ = parse_parameters(&file, &mut findings);
    let _ = parse_theme(&file, &mut findings);
    invariants::check_places(&file, &findings);
    let _ = findings.sorted();
});
