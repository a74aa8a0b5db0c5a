//! The document, visited in reading order.

use clausier_model::document::{
    Annex, Block, BlockKind, Division, Document, Inline, Origin, Parties, Recitals,
    Signatures,
};

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The heading of an article or an annex.
    Heading,
    /// A paragraph, an item of a list or a cell of a table.
    Text,
    /// What the compiler writes around the articles: parties and places to sign.
    Frame,
}

/// A run of inlines that is read in one go: a paragraph, a cell, a heading.
#[derive(Clone, Copy)]
pub(crate) struct Passage<'d> {
    /// Its text.
    pub(crate) inlines: &'d [Inline],
    /// What it is.
    pub(crate) place: Place,
    /// Where it comes from; a cell comes from where its table does.
    pub(crate) origin: Option<&'d Origin>,
}

/// Visits every passage.
pub(crate) fn each_passage<'d>(
    document: &'d Document,
    visit: &mut dyn FnMut(Passage<'d>),
) {
    parties(&document.parties, visit);
    recitals(document.recitals.as_ref(), visit);
    divisions(&document.articles, visit);
    signatures(document.signatures.as_ref(), visit);
    for annex in &document.annexes {
        heading(&annex.heading, &annex.origin, visit);
        if let Some(own) = &annex.parties {
            parties(own, visit);
        }
        recitals(annex.recitals.as_ref(), visit);
        blocks(&annex.blocks, visit);
        divisions(&annex.articles, visit);
        signatures(annex.signatures.as_ref(), visit);
    }
}

/// Visits every article and sub-article, those of annexes included; a division comes
/// before its own. `false` passes over those within it.
pub(crate) fn each_division<'d>(
    document: &'d Document,
    visit: &mut dyn FnMut(&'d Division) -> bool,
) {
    fn go<'d>(divisions: &'d [Division], visit: &mut dyn FnMut(&'d Division) -> bool) {
        for division in divisions {
            if visit(division) {
                go(&division.divisions, visit);
            }
        }
    }
    go(&document.articles, visit);
    for annex in &document.annexes {
        go(&annex.articles, visit);
    }
}

/// Visits the origin of everything that has one.
pub(crate) fn each_origin<'d>(document: &'d Document, visit: &mut dyn FnMut(&'d Origin)) {
    document.annexes.iter().for_each(|annex| visit(&annex.origin));
    each_division(document, &mut |division| {
        visit(&division.origin);
        true
    });
    each_passage(document, &mut |passage| {
        if let Some(origin) = passage.origin {
            visit(origin);
        }
    });
}

/// Visits the leaves of inlines: whatever is not emphasis or a link.
pub(crate) fn each_leaf<'d>(inlines: &'d [Inline], visit: &mut dyn FnMut(&'d Inline)) {
    for inline in inlines {
        match inline {
            Inline::Strong { inlines }
            | Inline::Emphasis { inlines }
            | Inline::Link { inlines, .. } => each_leaf(inlines, visit),
            leaf => visit(leaf),
        }
    }
}

/// Visits the words that are not in a passage: title, reference, formulas, sides.
pub(crate) fn each_formula<'d>(document: &'d Document, visit: &mut dyn FnMut(&'d str)) {
    visit(&document.title);
    visit(&document.reference);
    document.date.iter().for_each(|date| visit(date));
    let mut frame = |parties: Option<&'d Parties>,
                     recitals: Option<&'d Recitals>,
                     signatures: Option<&'d Signatures>| {
        if let Some(parties) = parties {
            visit(&parties.opening);
            parties.parties.iter().for_each(|party| visit(&party.side));
        }
        if let Some(recitals) = recitals {
            visit(&recitals.opening);
            visit(&recitals.closing);
        }
        let signatories = signatures.into_iter().flat_map(|it| &it.signatories);
        signatories.filter_map(|one| one.mention.as_deref()).for_each(&mut *visit);
    };
    frame(
        Some(&document.parties),
        document.recitals.as_ref(),
        document.signatures.as_ref(),
    );
    for Annex { parties, recitals, signatures, .. } in &document.annexes {
        frame(parties.as_ref(), recitals.as_ref(), signatures.as_ref());
    }
}

fn frame<'d>(inlines: &'d [Inline], visit: &mut dyn FnMut(Passage<'d>)) {
    visit(Passage { inlines, place: Place::Frame, origin: None });
}

fn heading<'d>(
    inlines: &'d [Inline],
    origin: &'d Origin,
    visit: &mut dyn FnMut(Passage<'d>),
) {
    visit(Passage { inlines, place: Place::Heading, origin: Some(origin) });
}

fn parties<'d>(parties: &'d Parties, visit: &mut dyn FnMut(Passage<'d>)) {
    for party in &parties.parties {
        frame(&party.identity, visit);
        frame(&party.designation, visit);
    }
    frame(&parties.closing, visit);
}

fn recitals<'d>(recitals: Option<&'d Recitals>, visit: &mut dyn FnMut(Passage<'d>)) {
    if let Some(recitals) = recitals {
        blocks(&recitals.blocks, visit);
    }
}

fn signatures<'d>(signs: Option<&'d Signatures>, visit: &mut dyn FnMut(Passage<'d>)) {
    if let Some(signatures) = signs {
        blocks(&signatures.formula, visit);
        for signatory in &signatures.signatories {
            frame(&signatory.heading, visit);
            signatory.lines.iter().for_each(|line| frame(line, visit));
        }
    }
}

fn divisions<'d>(divisions: &'d [Division], visit: &mut dyn FnMut(Passage<'d>)) {
    for division in divisions {
        heading(&division.heading, &division.origin, visit);
        blocks(&division.blocks, visit);
        self::divisions(&division.divisions, visit);
    }
}

fn blocks<'d>(list: &'d [Block], visit: &mut dyn FnMut(Passage<'d>)) {
    for block in list {
        let origin = Some(&block.origin);
        match &block.kind {
            BlockKind::Paragraph { inlines } => {
                visit(Passage { inlines, place: Place::Text, origin });
            }
            BlockKind::List(list) => {
                list.items.iter().for_each(|item| blocks(&item.blocks, visit));
            }
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                for inlines in rows.flat_map(|row| &row.cells) {
                    visit(Passage { inlines, place: Place::Text, origin });
                }
            }
            BlockKind::Conspicuous { blocks: inner } => blocks(inner, visit),
        }
    }
}
