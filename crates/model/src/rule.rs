//! What can be wrong with a source before any contract is built from it.
//!
//! `SRC`: a file is not what it should be. `VAL`: a value is not of its type.
//! `ID`: a legal identity is not one.

use clausier_diagnostics::{Rule, Severity};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $label:literal, $severity:ident;)*) => {
        $($(#[$doc])* pub static $name: Rule =
            Rule::new($code, $label, Severity::$severity);)*

        /// Every rule of this crate, in the order of their codes.
        pub static ALL: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    /// An identity number of nine digits is wrong.
    SIREN = "ID-01", "siren-faux", Error;
    /// An establishment number of fourteen digits is wrong.
    SIRET = "ID-02", "siret-faux", Error;
    /// A VAT number is wrong.
    VAT = "ID-03", "tva-fausse", Error;
    /// A bank account number is wrong.
    IBAN = "ID-12", "iban-faux", Error;
    /// A party is described by what belongs to another kind of person.
    PARTY = "ID-13", "partie-incoherente", Error;
    /// A file is not UTF-8.
    ENCODING = "SRC-01", "texte-illisible", Error;
    /// A file is larger than any source should be.
    FILE_SIZE = "SRC-02", "fichier-trop-grand", Error;
    /// A character that deceives the reader or breaks a format.
    CHARACTER = "SRC-03", "caractere-interdit", Error;
    /// A clause does not start with its header.
    FRONT_MATTER = "SRC-04", "entete-absent", Error;
    /// TOML that cannot be read.
    TOML = "SRC-05", "toml-illisible", Error;
    /// A key is given twice.
    DUPLICATE_KEY = "SRC-06", "cle-en-double", Error;
    /// Tables or lists within one another beyond reason.
    NESTING = "SRC-07", "imbrication-excessive", Error;
    /// A key that means nothing here.
    UNKNOWN_KEY = "SRC-08", "cle-inconnue", Warning;
    /// A key that must be given.
    MISSING_KEY = "SRC-09", "cle-manquante", Error;
    /// A value of another TOML type than expected.
    WRONG_TYPE = "SRC-10", "nature-inattendue", Error;
    /// An identifier that is not one, such as a path.
    ID = "SRC-11", "identifiant-interdit", Error;
    /// A word that is not one of those expected.
    WORD = "SRC-12", "mot-inconnu", Error;
    /// A name that no variable, role or term may bear.
    NAME = "SRC-13", "nom-interdit", Error;
    /// A declaration that contradicts itself.
    DECLARATION = "SRC-14", "declaration-incoherente", Error;
    /// Two things of one name.
    DUPLICATE = "SRC-15", "doublon", Error;
    /// Dated values that overlap or run backwards.
    PERIODS = "SRC-16", "periodes-incoherentes", Error;
    /// A number out of its bounds.
    BOUNDS = "SRC-17", "hors-bornes", Error;
    /// A value is not of its variable's type.
    VALUE = "VAL-01", "valeur-hors-type", Error;
    /// A value is longer than anything a contract prints.
    VALUE_SIZE = "VAL-02", "valeur-trop-longue", Error;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_and_names_unique() {
        let mut codes: Vec<_> = ALL.iter().map(|rule| rule.code.as_ref()).collect();
        let listed = codes.clone();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, listed);
        let mut names: Vec<_> = ALL.iter().map(|rule| rule.name.as_ref()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }
}
