//! What a lawyer looks at before a contract is sent, and no machine can decide.

use clausier_diagnostics::{Basis, Diagnostic, Span};

use crate::reader::Reader;
use crate::say::quote;
use crate::{Spanned, law, rule};

/// A question of a `[[checklist]]`.
#[derive(Debug, Clone)]
pub struct Question {
    /// A short label, such as `ASS-02`.
    pub code: String,
    /// What to ask oneself.
    pub ask: Spanned<String>,
    /// Why it matters.
    pub why: Option<String>,
    /// The law it rests on: references, as written.
    pub basis: Vec<Spanned<String>>,
    /// When it is asked; always when `None`. An expression, as written.
    pub when: Option<Spanned<String>>,
    /// Where it is written.
    pub span: Span,
}

impl Question {
    /// The law it rests on, as a finding gives it.
    pub fn law(&self) -> impl Iterator<Item = Basis> + '_ {
        self.basis.iter().map(|basis| law::basis(&basis.value))
    }
}

/// Reads the `[[checklist]]` of a source.
pub(crate) fn read_checklist(reader: &mut Reader<'_, '_>) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for table in reader.tables("checklist") {
        let mut entry = Reader::new(table, &mut *reader.findings);
        let code = entry.required_string("code");
        let ask = entry.required_string("ask");
        let why = entry.string("why").map(|text| text.value);
        let basis = entry.string_or_list("basis");
        let when = entry.string("when");
        let span = entry.span();
        entry.finish();
        let (Some(code), Some(ask)) = (code, ask) else { continue };
        if questions.iter().any(|known| known.code == code.value && known.ask == ask) {
            reader.findings.push(Diagnostic::new(
                &rule::DUPLICATE,
                code.span,
                format!("la question {} est écrite deux fois", quote(&code.value)),
            ));
            continue;
        }
        questions.push(Question { code: code.value, ask, why, basis, when, span });
    }
    questions
}
