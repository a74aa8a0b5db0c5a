//! Annexes, and those of the models that are annexed.

use clausier_model::document::{Annex, NodeId, Number, Origin};

use super::{Assembler, Place};
use crate::plan::{Plan, PlannedAnnex, PlannedClause, PlannedContent};

impl Assembler<'_> {
    pub(super) fn annexes(&mut self, plan: &Plan) -> Vec<Annex> {
        let mut out = Vec::new();
        self.add_annexes(plan, "", &mut out);
        out
    }

    /// The annexes of a model that is annexed come after it, as annexes of the whole.
    fn add_annexes(&mut self, plan: &Plan, prefix: &str, out: &mut Vec<Annex>) {
        for planned in &plan.annexes {
            if !self.facts.hold(&planned.conditions) {
                continue;
            }
            let rank = u32::try_from(out.len() + 1).unwrap_or(u32::MAX);
            out.extend(self.annex(planned, prefix, Number::first_level(rank)));
            if let PlannedContent::Model(inner) = &planned.content {
                self.add_annexes(inner, &format!("{}:", planned.id), out);
            }
        }
    }

    fn annex(
        &mut self,
        planned: &PlannedAnnex,
        prefix: &str,
        number: Number,
    ) -> Option<Annex> {
        let id = format!("{prefix}{}", planned.id);
        let mut annex = Annex {
            id: NodeId(id.clone()),
            number,
            heading: self.heading(&planned.title.value),
            parties: None,
            recitals: None,
            blocks: Vec::new(),
            articles: Vec::new(),
            signatures: None,
            origin: Origin { span: Some(planned.span.clone()), ..Origin::default() },
        };
        match &planned.content {
            PlannedContent::Clauses(clauses) => {
                let place = Place { prefix, annex: Some(&id) };
                self.annex_clauses(&mut annex, clauses, place);
                if annex.blocks.is_empty() && annex.articles.is_empty() {
                    return None;
                }
            }
            PlannedContent::Model(inner) => {
                let prefix = format!("{id}:");
                let place = Place { prefix: &prefix, annex: Some(&id) };
                let terms = self.terms(inner, &prefix, Some(&id));
                annex.recitals = self.recitals(inner, place);
                annex.articles = self.articles(inner, place, &terms);
            }
        }
        Some(annex)
    }

    fn annex_clauses(
        &mut self,
        annex: &mut Annex,
        clauses: &[PlannedClause],
        place: Place<'_>,
    ) {
        let standing: Vec<_> =
            clauses.iter().filter(|used| self.facts.hold(&used.conditions)).collect();
        if let [only] = standing.as_slice() {
            let node = format!("{}{}", place.prefix, only.node);
            let body = self.body(only, &node, place, None);
            annex.blocks = body.blocks;
            annex.articles = body.divisions;
            annex.origin = self.origin(only);
            self.name(only, place, &annex.id.0);
            return;
        }
        for used in standing {
            let rank = u32::try_from(annex.articles.len() + 1).unwrap_or(u32::MAX);
            let number = Number::first_level(rank);
            let part = self.sub_article(used, number, place);
            self.name(used, place, &part.id.0);
            annex.articles.push(part);
        }
    }
}
