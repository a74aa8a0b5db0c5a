//! Who contracts, and why.

use clausier_model::document::{Parties, Recitals};

use super::blocks::Room;
use super::body::Body;
use super::inlines::Format;
use super::paragraph::Paragraph;
use crate::wording;

impl Body<'_> {
    /// The parties, each with its side, and « ET » between two of them.
    pub(super) fn parties(&mut self, parties: &Parties, on_new_page: bool) {
        let opening = Paragraph::styled("Formule").on_new_page(on_new_page);
        self.line(opening, &parties.opening);
        for (rank, party) in parties.parties.iter().enumerate() {
            if rank > 0 {
                self.line(Paragraph::styled("Partieet"), wording::AND);
            }
            self.inlines_in(Paragraph::styled("Partie").kept(), &party.identity);
            self.inlines_in(Paragraph::styled("Partie").kept(), &party.designation);
            if party.side.is_empty() {
                continue;
            }
            let side = Paragraph::styled("Partiect");
            self.paragraph(side, |body| {
                body.words(&party.side, Format { italic: true, ..body.base });
            });
        }
        if !parties.closing.is_empty() {
            self.inlines_in(Paragraph::styled("Partie"), &parties.closing);
        }
    }

    /// What is told before the articles.
    pub(super) fn recitals(&mut self, recitals: &Recitals) {
        self.line(Paragraph::styled("Formule"), &recitals.opening);
        self.blocks(&recitals.blocks, Room::RECITALS);
        self.line(Paragraph::styled("Formule"), &recitals.closing);
    }
}
