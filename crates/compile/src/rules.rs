//! The findings of the compiler.

use clausier_diagnostics::{Rule, Severity};

const fn error(code: &'static str, name: &'static str) -> Rule {
    Rule::new(code, name, Severity::Error)
}

/// An expression or a tag that is not understood.
pub const SYNTAX: Rule = error("DOC-01", "balise-incomprise");
/// A condition or a loop that does not cover whole siblings.
pub const STRADDLE: Rule = error("DOC-02", "condition-a-cheval");
/// Markdown that a contract cannot hold: HTML, images, code, footnotes.
pub const MARKUP: Rule = error("DOC-03", "balisage-refuse");
/// A tag where a value cannot be grafted.
pub const GRAFT: Rule = error("DOC-04", "valeur-mal-placee");
/// Private-use or control characters in a source.
pub const CHARACTER: Rule = error("DOC-05", "caractere-refuse");
/// A source too large, too deep or too repetitive.
pub const LIMIT: Rule = error("DOC-06", "limite-depassee");
/// An anchor that names nothing.
pub const ANCHOR: Rule = error("DOC-07", "ancre-mal-placee");
/// Two nodes of the same name.
pub const DUPLICATE_NODE: Rule = error("DOC-08", "identifiant-en-double");
/// Conditions that depend on each other.
pub const CYCLE: Rule = error("DOC-10", "condition-circulaire");
/// A source file that does not exist.
pub const MISSING_FILE: Rule = error("DOC-11", "fichier-introuvable");
/// A logo that is not a picture of its kind.
pub const PICTURE: Rule = error("DOC-13", "logo-illisible");
/// A clause that does not exist.
pub const UNKNOWN_CLAUSE: Rule = error("MAN-20", "clause-inconnue");
/// A model or a block that does not exist.
pub const UNKNOWN_MODEL: Rule = error("MAN-21", "contrat-type-inconnu");
/// A party that does not exist, or a role without party.
pub const PARTY: Rule = error("MAN-22", "partie-manquante");
/// A value whose variable does not exist.
pub const UNKNOWN_VALUE: Rule = error("MAN-23", "valeur-inconnue");
/// A variable without a value.
pub const MISSING_VALUE: Rule = error("MAN-24", "valeur-manquante");
/// Two declarations of a variable that do not agree.
pub const CONFLICTING_VARIABLE: Rule = error("MAN-25", "variable-contradictoire");
/// Something that is left out, replaced or added where it cannot be.
pub const CHANGE: Rule = error("MAN-26", "modification-impossible");
/// A combination of options the model declares unlawful.
pub const UNLAWFUL: Rule = error("MAN-27", "options-incompatibles");
/// A dated figure is not known at the date.
pub const PARAMETER: Rule = error("MAN-30", "bareme-inconnu");
/// A clause is not in force.
pub const NOT_IN_FORCE: Rule =
    Rule::new("MAN-31", "clause-hors-vigueur", Severity::Warning);
/// A role that an annexed model has and the contract has not.
pub const MISSING_ROLE: Rule = error("MAN-32", "role-absent");
/// A name that no variable, role or function has.
pub const UNKNOWN_NAME: Rule = error("EXP-01", "nom-inconnu");
/// A value used as what it is not.
pub const TYPE: Rule = error("EXP-02", "type-inattendu");
/// A value that has no printed form.
pub const UNPRINTABLE: Rule = error("EXP-03", "valeur-non-imprimable");
/// A legal check that only the calendar could decide.
pub const UNCERTAIN_CHECK: Rule =
    Rule::new("EXP-04", "controle-incertain", Severity::Warning);
/// A pattern of a check over words that is not understood.
pub const PATTERN: Rule = error("EXP-05", "motif-incompris");
/// An example of a check that does not show what it should.
pub const EXAMPLE: Rule = Rule::new("CLA-09", "exemple-dementi", Severity::Warning);
/// A reference to something that is not in the document.
pub const BROKEN_REFERENCE: Rule = error("REF-01", "renvoi-casse");
/// A reference to something that is there several times.
pub const AMBIGUOUS_REFERENCE: Rule = error("REF-02", "renvoi-ambigu");

/// Every rule of this crate.
pub const ALL: &[&Rule] = &[
    &SYNTAX,
    &STRADDLE,
    &MARKUP,
    &GRAFT,
    &CHARACTER,
    &LIMIT,
    &ANCHOR,
    &DUPLICATE_NODE,
    &CYCLE,
    &MISSING_FILE,
    &PICTURE,
    &UNKNOWN_CLAUSE,
    &UNKNOWN_MODEL,
    &PARTY,
    &UNKNOWN_VALUE,
    &MISSING_VALUE,
    &CONFLICTING_VARIABLE,
    &CHANGE,
    &UNLAWFUL,
    &PARAMETER,
    &NOT_IN_FORCE,
    &MISSING_ROLE,
    &UNKNOWN_NAME,
    &TYPE,
    &UNPRINTABLE,
    &UNCERTAIN_CHECK,
    &PATTERN,
    &EXAMPLE,
    &BROKEN_REFERENCE,
    &AMBIGUOUS_REFERENCE,
];
