//! The passages of a document, gathered from its tree.

use clausier_model::document::{
    Block, BlockKind, Division, Document, Inline, Origin, Parties, Recitals, Signatures,
};

use super::passage::{Flat, Kind, Place};

/// Every passage of a document, in reading order.
pub(crate) fn gather(document: &Document) -> Vec<Flat<'_>> {
    let mut gathered = Gatherer::default();
    gathered.parties(&document.parties);
    gathered.recitals(document.recitals.as_ref());
    gathered.articles(&document.articles);
    gathered.signatures(document.signatures.as_ref());
    for (rank, annex) in document.annexes.iter().enumerate() {
        gathered.place = Place { annex: Some(rank), ..Place::default() };
        gathered.heading(&annex.heading, &annex.origin);
        if let Some(parties) = &annex.parties {
            gathered.parties(parties);
        }
        gathered.recitals(annex.recitals.as_ref());
        gathered.blocks(&annex.blocks, Kind::Paragraph);
        gathered.articles(&annex.articles);
        gathered.signatures(annex.signatures.as_ref());
    }
    gathered.flats
}

#[derive(Default)]
struct Gatherer<'d> {
    flats: Vec<Flat<'d>>,
    /// Where the next passage stands.
    place: Place,
    /// How many divisions there were so far.
    divisions: usize,
    /// How many lists and tables there were so far.
    groups: usize,
}

impl<'d> Gatherer<'d> {
    fn parties(&mut self, parties: &'d Parties) {
        self.plain(&parties.opening, Kind::Party);
        for party in &parties.parties {
            for inlines in [&party.identity, &party.designation] {
                self.flats.push(Flat::of(inlines, Kind::Party, self.place, None));
            }
            self.plain(&party.side, Kind::Party);
        }
        self.flats.push(Flat::of(&parties.closing, Kind::Party, self.place, None));
    }

    fn recitals(&mut self, recitals: Option<&'d Recitals>) {
        let Some(recitals) = recitals else { return };
        self.plain(&recitals.opening, Kind::Paragraph);
        self.blocks(&recitals.blocks, Kind::Paragraph);
        self.plain(&recitals.closing, Kind::Paragraph);
    }

    fn articles(&mut self, articles: &'d [Division]) {
        for (rank, article) in articles.iter().enumerate() {
            self.place.article = Some(rank);
            self.division(article);
        }
        self.place.article = None;
    }

    fn division(&mut self, division: &'d Division) {
        let outer = self.place.division.replace(self.divisions);
        self.divisions += 1;
        self.heading(&division.heading, &division.origin);
        self.blocks(&division.blocks, Kind::Paragraph);
        division.divisions.iter().for_each(|inner| self.division(inner));
        self.place.division = outer;
    }

    fn signatures(&mut self, signatures: Option<&'d Signatures>) {
        let Some(signatures) = signatures else { return };
        self.blocks(&signatures.formula, Kind::Signature);
        for signatory in &signatures.signatories {
            let lines = std::iter::once(&signatory.heading).chain(&signatory.lines);
            for inlines in lines {
                self.flats.push(Flat::of(inlines, Kind::Signature, self.place, None));
            }
            if let Some(mention) = &signatory.mention {
                self.plain(mention, Kind::Signature);
            }
        }
    }

    /// Blocks of which the paragraphs are of a kind.
    fn blocks(&mut self, blocks: &'d [Block], kind: Kind) {
        for block in blocks {
            let origin = Some(&block.origin);
            match &block.kind {
                BlockKind::Paragraph { inlines } => {
                    self.flats.push(Flat::of(inlines, kind, self.place, origin));
                }
                BlockKind::List(list) => {
                    let outer = self.place.group;
                    let group = self.next_group();
                    for (rank, item) in list.items.iter().enumerate() {
                        self.place.group = Some((group, rank));
                        self.blocks(&item.blocks, Kind::Item);
                    }
                    self.place.group = outer;
                }
                BlockKind::Table(table) => {
                    let outer = self.place.group;
                    let group = self.next_group();
                    let rows = std::iter::once(&table.header).chain(&table.rows);
                    let mut cells = 0..;
                    for (rank, row) in rows.enumerate() {
                        self.place.group = Some((group, rank));
                        for inlines in &row.cells {
                            self.place.cell = cells.next();
                            let flat = Flat::of(inlines, Kind::Cell, self.place, origin);
                            self.flats.push(flat);
                        }
                    }
                    self.place.group = outer;
                    self.place.cell = None;
                }
                BlockKind::Conspicuous { blocks } => {
                    let outer = self.place.conspicuous;
                    self.place.conspicuous = true;
                    self.blocks(blocks, kind);
                    self.place.conspicuous = outer;
                }
            }
        }
    }

    fn heading(&mut self, inlines: &'d [Inline], origin: &'d Origin) {
        self.flats.push(Flat::of(inlines, Kind::Heading, self.place, Some(origin)));
    }

    fn plain(&mut self, text: &str, kind: Kind) {
        if !text.is_empty() {
            let mut flat = Flat::plain(text, kind);
            flat.place = self.place;
            self.flats.push(flat);
        }
    }

    fn next_group(&mut self) -> usize {
        self.groups += 1;
        self.groups - 1
    }
}
