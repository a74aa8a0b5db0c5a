//! The fonts of the PDF have every character.

use std::collections::BTreeMap;

use clausier_diagnostics::{Findings, Severity};
use clausier_model::coverage::is_covered;
use clausier_model::document::{Document, Origin};

use super::{Check, Rule, in_contract};
use crate::Context;
use crate::text::Computed;

pub(super) static RULE: Rule = Rule {
    code: "DOC-12",
    name: "caractere-hors-police",
    severity: Severity::Error,
    off: false,
    answers: &[],
    explain: "\
## Ce qui est vérifié

Chaque caractère du contrat, qu’il vienne d’une clause, d’une valeur ou d’une partie,
existe dans les polices que le PDF embarque.

## Pourquoi

Un PDF d’archivage n’admet pas de caractère sans dessin : il paraîtrait comme un carré
vide, et le document ne pourrait être écrit.

## Mauvais

```toml
besoin = \"la gestion de sa boutique 😀\"
```

## Bon

```toml
besoin = \"la gestion de sa boutique\"
```

## Limites

Chaque caractère est signalé une fois par contrat, là où il paraît d’abord. Les
écritures latines, grecques et cyrilliques sont couvertes ; le chinois, le japonais et
les émojis ne le sont pas : translittérez-les.
",
    checks: &[Check::Contract(check)],
};

fn check(context: &Context<'_>, out: &mut Findings) {
    let mut found: BTreeMap<char, Option<&Origin>> = BTreeMap::new();
    for passage in &context.text.passages {
        for (at, character) in passage.text().char_indices().filter(lacks_glyph) {
            // A gap is a finding already, and its words are not the contract's.
            let place = at..at + character.len_utf8();
            if passage.computed_in(&place) != Some(&Computed::Gap) {
                found.entry(character).or_insert(passage.origin());
            }
        }
    }
    let Document { title, reference, date, .. } = context.document;
    for text in [title, reference].into_iter().chain(date) {
        for (_, character) in text.char_indices().filter(lacks_glyph) {
            found.entry(character).or_insert(None);
        }
    }
    for (character, origin) in found {
        let code = u32::from(character);
        let name = if character.is_control() || character.is_whitespace() {
            String::new()
        } else {
            format!(" «\u{a0}{character}\u{a0}»")
        };
        let finding = RULE
            .at(
                context.place_of_character(character, origin),
                format!(
                    "le caractère{name} (U+{code:04X}) n’est pas dans les polices du PDF"
                ),
            )
            .label("caractère sans dessin")
            .help("remplacez-le, ou écrivez-le en lettres latines");
        out.push(in_contract(finding, context));
    }
}

/// Most characters are plain letters: the table of the fonts is not asked for them.
fn lacks_glyph((_, character): &(usize, char)) -> bool {
    // A line break inside a paragraph is no character of it.
    !matches!(character, ' '..='~' | '\n') && !is_covered(*character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_in_the_fonts() {
        assert!((' '..='~').all(is_covered));
    }
}
