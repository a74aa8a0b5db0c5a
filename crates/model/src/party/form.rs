//! Legal forms.

/// The form of a legal person, as its file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalForm(String);

struct Known {
    short: &'static str,
    full: &'static str,
    company: bool,
    commercial: bool,
}

const fn known(
    short: &'static str,
    full: &'static str,
    company: bool,
    commercial: bool,
) -> Known {
    Known { short, full, company, commercial }
}

/// What is commercial by its form: C. com., art. L. 210-1. Firms of the professions
/// are companies of commercial form whose object is civil.
const FORMS: &[Known] = &[
    known("SARL", "société à responsabilité limitée", true, true),
    known("EURL", "entreprise unipersonnelle à responsabilité limitée", true, true),
    known("SAS", "société par actions simplifiée", true, true),
    known("SASU", "société par actions simplifiée unipersonnelle", true, true),
    known("SA", "société anonyme", true, true),
    known("SNC", "société en nom collectif", true, true),
    known("SCA", "société en commandite par actions", true, true),
    known("SCS", "société en commandite simple", true, true),
    known("SE", "société européenne", true, true),
    known("SELARL", "société d’exercice libéral à responsabilité limitée", true, false),
    known("SELAS", "société d’exercice libéral par actions simplifiée", true, false),
    known("SCI", "société civile immobilière", true, false),
    known("SCP", "société civile professionnelle", true, false),
    known("SCM", "société civile de moyens", true, false),
    known("société civile", "société civile", true, false),
    known("EARL", "exploitation agricole à responsabilité limitée", true, false),
    known("GIE", "groupement d’intérêt économique", false, false),
    known(
        "association",
        "association régie par la loi du 1er juillet 1901",
        false,
        false,
    ),
    known("fondation", "fondation", false, false),
    known("mutuelle", "mutuelle", false, false),
    known("syndicat", "syndicat professionnel", false, false),
];

impl LegalForm {
    /// Keeps a form; letter case does not matter to know it.
    pub fn new(form: &str) -> Self {
        let form = form.trim();
        let written = FORMS
            .iter()
            .find(|known| known.short.to_lowercase() == form.to_lowercase())
            .map_or(form, |known| known.short);
        Self(written.to_owned())
    }

    /// The form as written, such as `SARL`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in full, such as « société à responsabilité limitée »; as written when
    /// it is not known.
    pub fn full_name(&self) -> &str {
        self.known().map_or(&self.0, |known| known.full)
    }

    /// Whether it is a company, introduced by « la société ».
    pub fn is_company(&self) -> bool {
        self.known().map_or_else(
            || self.0.to_lowercase().starts_with("société"),
            |known| known.company,
        )
    }

    /// Whether it makes a trader of whoever has it.
    pub fn is_commercial(&self) -> bool {
        self.known().is_some_and(|known| known.commercial)
    }

    fn known(&self) -> Option<&'static Known> {
        FORMS.iter().find(|known| known.short == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        let sarl = LegalForm::new("sarl");
        assert_eq!(sarl.as_str(), "SARL");
        assert_eq!(sarl.full_name(), "société à responsabilité limitée");
        assert!(sarl.is_company() && sarl.is_commercial());
        let club = LegalForm::new("Association");
        assert!(!club.is_company() && !club.is_commercial());
        let other = LegalForm::new("société de droit allemand (GmbH)");
        assert!(other.is_company() && !other.is_commercial());
        assert_eq!(other.full_name(), "société de droit allemand (GmbH)");
    }
}
