//! The document put together from the plan: which articles stand, in order, numbered.

mod annexes;
mod definitions;
mod parties;
mod signatures;

use clausier_french as french;
use clausier_model::document::{
    Block, BlockKind, Division, Document, Inline, Item, List, NodeId, Number, Origin,
    Recitals, Status,
};
use clausier_model::value::print_date;

use crate::evaluate::{Body, Budget, Evaluator, marker};
use crate::expression::Fault;
use crate::facts::ContractFacts;
use crate::label::{Alias, Labels};
use crate::plan::{Plan, PlannedArticle, PlannedClause, PlannedContent};
use crate::rules;
use definitions::{Definition, definitions};

/// How deep the letters of recitals are among those of lists: « (A) ».
const RECITALS: u8 = 2;

/// Numbers the nodes that references may name.
///
/// A document is put together twice, for a reference may name what comes after it.
/// This first time nothing is written: no text, no origins, no definitions. What is
/// at fault is said the second time.
pub(crate) fn outline(plan: &Plan, facts: &ContractFacts<'_>) -> Labels {
    let budget = Budget::new();
    let mut assembler =
        Assembler { facts, labels: None, budget: &budget, aliases: Vec::new() };
    let place = Place { prefix: "", annex: None };
    let articles = assembler.articles(plan, place, &[]);
    let annexes = assembler.annexes(plan);
    let mut labels = Labels::of(&articles, &annexes, &assembler.aliases);
    labels.contract_is_a_term = standing_clauses(plan, facts).iter().any(|used| {
        used.parsed().clause.terms.iter().any(|term| term.name.value == "Contrat")
    });
    labels
}

/// Puts a document together.
pub(crate) fn assemble(
    plan: &Plan,
    facts: &ContractFacts<'_>,
    labels: &Labels,
) -> Document {
    let manifest = facts.manifest;
    let model = plan.models[0].value.as_ref().expect("invariant: the model was read");
    let budget = Budget::new();
    let mut assembler =
        Assembler { facts, labels: Some(labels), budget: &budget, aliases: Vec::new() };
    let terms = assembler.terms(plan, "", None);
    let place = Place { prefix: "", annex: None };
    let title = manifest.title.as_ref().unwrap_or(&model.title);
    let recitals = assembler.recitals(plan, place);
    let articles = assembler.articles(plan, place, &terms);
    let annexes = assembler.annexes(plan);
    Document {
        kind: model.kind,
        status: Status::Final,
        title: french::typeset(&title.value),
        reference: manifest.reference.value.clone(),
        date: manifest.date.as_ref().map(|date| print_date(date.value)),
        notice: None,
        contents: model.contents,
        parties: parties::parties(facts, model.kind),
        recitals,
        articles,
        signatures: Some(signatures::signatures(facts, model.kind, &model.signature)),
        annexes,
    }
}

/// Where articles stand: in the document itself, or in an annex.
#[derive(Clone, Copy)]
struct Place<'a> {
    /// What comes before the names of an annexed model.
    prefix: &'a str,
    annex: Option<&'a str>,
}

struct Assembler<'a> {
    facts: &'a ContractFacts<'a>,
    /// `None` while nodes are being numbered.
    labels: Option<&'a Labels>,
    budget: &'a Budget,
    /// Other names of nodes.
    aliases: Vec<Alias>,
}

impl Assembler<'_> {
    fn evaluator<'e>(
        &'e self,
        used: &'e PlannedClause,
        node: &'e str,
        version: &'e str,
        place: Place<'e>,
    ) -> Evaluator<'e> {
        let parsed = used.parsed();
        Evaluator {
            facts: self.facts,
            labels: self.labels,
            budget: self.budget,
            node,
            annex: place.annex,
            prefix: place.prefix,
            file: &used.source.file,
            source: (&parsed.clause.id, version),
        }
    }

    fn body(
        &self,
        used: &PlannedClause,
        node: &str,
        place: Place<'_>,
        base: Option<&Number>,
    ) -> Body {
        let version = used.parsed().clause.version.to_string();
        let evaluator = self.evaluator(used, node, &version, place);
        evaluator.body(&used.parsed().template, base)
    }

    fn heading(&self, title: &str) -> Vec<Inline> {
        match self.labels {
            None => Vec::new(),
            Some(_) => vec![Inline::text(french::typeset(title))],
        }
    }

    fn origin(&self, used: &PlannedClause) -> Origin {
        if self.labels.is_none() {
            return Origin::default();
        }
        let clause = &used.parsed().clause;
        Origin {
            clause: Some(clause.id.clone()),
            version: Some(clause.version.to_string()),
            span: Some(clause.title.span.clone()),
        }
    }

    fn recitals(&self, plan: &Plan, place: Place<'_>) -> Option<Recitals> {
        // Nothing refers to a recital.
        self.labels?;
        let mut items = Vec::new();
        for used in &plan.recitals {
            if !self.facts.hold(&used.conditions) {
                continue;
            }
            let node = format!("{}{}", place.prefix, used.node);
            let body = self.body(used, &node, place, None);
            self.refuse_headings(&body.divisions);
            for block in body.blocks {
                match (&block.kind, items.last_mut()) {
                    // A list or a table belongs to the recital that announces it.
                    (
                        BlockKind::List(_) | BlockKind::Table(_),
                        Some(Item { blocks, .. }),
                    ) => {
                        blocks.push(block);
                    }
                    _ => items.push(Item {
                        anchor: block.anchor.clone(),
                        marker: String::new(),
                        origin: block.origin.clone(),
                        blocks: vec![Block { anchor: None, ..block }],
                    }),
                }
            }
        }
        if items.is_empty() {
            return None;
        }
        for (rank, item) in items.iter_mut().enumerate() {
            item.marker = marker(RECITALS, rank);
        }
        let list = BlockKind::List(List { ordered: true, depth: 0, items });
        let block = Block { anchor: None, kind: list, origin: Origin::default() };
        Some(Recitals {
            opening: "Il a été préalablement exposé ce qui suit\u{a0}:".to_owned(),
            blocks: vec![block],
            closing: "Ceci exposé, il a été convenu ce qui suit\u{a0}:".to_owned(),
        })
    }

    /// A recital is a lettered paragraph: the text under a heading has no place in it.
    fn refuse_headings(&self, headings: &[Division]) {
        for heading in headings {
            if let Some(span) = &heading.origin.span {
                let fault = Fault::wrong(
                    &rules::MARKUP,
                    &span.range(),
                    "un titre ne peut être dans l’exposé préalable",
                    "retirez-le : chaque paragraphe y a sa lettre",
                );
                self.facts.fault(&fault, span);
            }
        }
    }

    fn articles(
        &mut self,
        plan: &Plan,
        place: Place<'_>,
        terms: &[Definition],
    ) -> Vec<Division> {
        let mut out: Vec<Division> = Vec::new();
        for article in &plan.articles {
            let rank = u32::try_from(out.len() + 1).unwrap_or(u32::MAX);
            let number = Number::first_level(rank);
            out.extend(self.article(article, number, place, terms));
        }
        out
    }

    fn article(
        &mut self,
        article: &PlannedArticle,
        number: Number,
        place: Place<'_>,
        terms: &[Definition],
    ) -> Option<Division> {
        if !self.facts.hold(&article.conditions) {
            return None;
        }
        let standing: Vec<_> = article
            .clauses
            .iter()
            .filter(|used| self.facts.hold(&used.conditions))
            .collect();
        if standing.is_empty() && !article.definitions {
            return None;
        }
        let id = format!("{}{}", place.prefix, article.id);
        let mut division = Division {
            id: NodeId(id.clone()),
            number,
            heading: self.heading(&article.title.value),
            blocks: Vec::new(),
            divisions: Vec::new(),
            origin: Origin { span: Some(article.span.clone()), ..Origin::default() },
        };
        self.fill(&mut division, &standing, &id, place);
        if article.definitions {
            division.blocks.extend(definitions(terms));
        }
        Some(division)
    }

    /// One clause gives its text to the article; several become its sub-articles.
    fn fill(
        &mut self,
        division: &mut Division,
        standing: &[&PlannedClause],
        id: &str,
        place: Place<'_>,
    ) {
        if let [only] = standing {
            let node = format!("{}{}", place.prefix, only.node);
            let body = self.body(only, &node, place, Some(&division.number));
            division.blocks = body.blocks;
            division.divisions = body.divisions;
            division.origin = self.origin(only);
            self.name(only, place, id);
            return;
        }
        for used in standing {
            let rank = u32::try_from(division.divisions.len() + 1).unwrap_or(u32::MAX);
            let number = division.number.child(rank);
            let part = self.sub_article(used, number, place);
            self.name(used, place, &part.id.0);
            division.divisions.push(part);
        }
    }

    /// Gives a node the names of the clause it comes from: that of its use, and the
    /// clause's own where another clause was replaced or a use was named.
    fn name(&mut self, used: &PlannedClause, place: Place<'_>, id: &str) {
        let clause = &used.parsed().clause.id;
        for (name, is_use) in [(&used.node, true), (clause, used.node == *clause)] {
            let name = format!("{}{name}", place.prefix);
            self.aliases.push(Alias { name, node: id.to_owned(), is_use });
        }
    }

    fn sub_article(
        &self,
        used: &PlannedClause,
        number: Number,
        place: Place<'_>,
    ) -> Division {
        let node = format!("{}{}", place.prefix, used.node);
        let body = self.body(used, &node, place, Some(&number));
        let title = &used.parsed().clause.title.value;
        Division {
            id: NodeId(node),
            number,
            heading: self.heading(title),
            blocks: body.blocks,
            divisions: body.divisions,
            origin: self.origin(used),
        }
    }
}

/// The clauses of a plan that stand, but not those of a model it annexes.
pub(crate) fn standing_clauses<'p>(
    plan: &'p Plan,
    facts: &ContractFacts<'_>,
) -> Vec<&'p PlannedClause> {
    let hold = |used: &&PlannedClause| facts.hold(&used.conditions);
    let articles = plan.articles.iter().filter(|article| facts.hold(&article.conditions));
    let mut out: Vec<_> = plan.recitals.iter().filter(hold).collect();
    out.extend(articles.flat_map(|article| &article.clauses).filter(hold));
    for annex in &plan.annexes {
        if let PlannedContent::Clauses(clauses) = &annex.content
            && facts.hold(&annex.conditions)
        {
            out.extend(clauses.iter().filter(hold));
        }
    }
    out
}
