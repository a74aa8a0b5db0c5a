//! A contract whose clause and values are of any bytes, in every format.

#![no_main]
#![allow(dead_code)]

#[path = "../../crates/compile/tests/invariants.rs"]
mod invariants;
#[path = "../../crates/compile/tests/workspace.rs"]
mod workspace;

use std::io::{Cursor, Read};

use clausier_model::theme::Theme;
use clausier_render::Audience;
use quick_xml::events::Event;
use workspace::{build, quoted, solid};

const VARIABLES: &str = "[variables.texte]\ntype = \"text\"\n[variables.proses]\n\
    type = \"paragraphs\"\n[variables.liste]\ntype = \"list\"\n[variables.oui]\n\
    type = \"boolean\"\n[variables.prix]\ntype = \"money\"\n";
const BODY: &str = "Soit {{ texte }} ici.\n\n{{ proses }}\n\n\
    {% for x in liste %}\n- {{ x }} ;\n{% endfor %}\n\n## Titre {{ texte }}\n\n> {{ texte }}\n\n\
    | A | B |\n|---|---|\n| {{ texte }} | {{ prix }} |\n\n{% if oui %}\nOui.\n{% endif %}\n\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // A value, then the end of the clause.
    let cut = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let value = String::from_utf8_lossy(&bytes[..cut]);
    let rest = String::from_utf8_lossy(bytes.get(cut + 1..).unwrap_or_default());
    let text = quoted(&value);
    let values = format!(
        "texte = {text}\nproses = [{text}, {text}]\nliste = [{text}, {text}]\n\
         oui = true\nprix = \"12 €\"\n"
    );
    let store = workspace::workspace(VARIABLES, &format!("{BODY}{rest}"), &values);
    let compiled = build(&store);
    if let Some(file) = &compiled.file {
        invariants::check_places(file, &compiled.findings);
    }
    let Some(document) = &compiled.document else { return };
    let theme = Theme::default();
    for audience in [Audience::External, Audience::Internal] {
        let _ = clausier_render::html(document, &theme, None, audience);
        let _ = clausier_render::markdown(document, audience);
        // Packing costs most of a run: every eighth is enough.
        if bytes.len().is_multiple_of(8) {
            check_parts(&clausier_render::docx(document, &theme, None, audience));
        }
    }
    let printed = solid(&clausier_render::text(document));
    if !compiled.findings.has_errors() {
        assert!(printed.contains(&solid(value.trim())), "{value:?} is lost in {printed}");
    }
});

/// Every XML part of a Word document is well formed.
fn check_parts(bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    for rank in 0..archive.len() {
        let mut part = archive.by_index(rank).expect("a part");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("UTF-8");
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut depth = 0_i32;
        loop {
            match reader.read_event().expect("well formed") {
                Event::Start(element) => {
                    depth += 1;
                    element.attributes().for_each(|attribute| {
                        attribute.expect("an attribute");
                    });
                }
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                Event::Text(text) => {
                    let allowed = |c: char| c >= ' ' || matches!(c, '\t' | '\n' | '\r');
                    let text = text.xml10_content();
                    assert!(text.chars().all(allowed), "{text:?}");
                }
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }
}
