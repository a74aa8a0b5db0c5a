//! Parties, recitals, articles, annexes, signatures.

use clausier_model::document::{
    Annex, Division, Inline, NodeId, Origin, Parties, Recitals, Signatures,
};

use super::Page;
use super::escape::push_attribute;
use crate::wording::{self, annex_label, division_label};

impl Page<'_> {
    pub(super) fn parties(&mut self, parties: &Parties) {
        self.raw("<section class=\"parties\" aria-label=\"Parties\">\n");
        self.paragraph("formule", &parties.opening);
        for (rank, party) in parties.parties.iter().enumerate() {
            if rank > 0 {
                self.paragraph("et", wording::AND);
            }
            self.raw("<div class=\"partie\"");
            self.attribute(" data-role=\"", &party.role);
            self.raw(">\n<p>");
            self.inlines(&party.identity);
            self.raw("</p>\n<p>");
            self.inlines(&party.designation);
            self.raw("</p>\n");
            self.paragraph("part", &party.side);
            self.raw("</div>\n");
        }
        if !parties.closing.is_empty() {
            self.raw("<p>");
            self.inlines(&parties.closing);
            self.raw("</p>\n");
        }
        self.raw("</section>\n");
    }

    pub(super) fn recitals(&mut self, recitals: &Recitals) {
        self.raw("<section class=\"expose\" aria-label=\"Préambule\">\n");
        self.paragraph("formule", &recitals.opening);
        self.blocks(&recitals.blocks);
        self.paragraph("formule", &recitals.closing);
        self.raw("</section>\n");
    }

    /// Writes an article or a part of one; `level` is that of its heading, from 2.
    pub(super) fn division(&mut self, division: &Division, level: usize) {
        self.section("", &division.id, &division.origin);
        self.heading(level, &division_label(&division.number), &division.heading);
        self.blocks(&division.blocks);
        for child in &division.divisions {
            self.division(child, level + 1);
        }
        self.raw("</section>\n");
    }

    pub(super) fn annex(&mut self, annex: &Annex) {
        self.section(" class=\"annexe\"", &annex.id, &annex.origin);
        self.heading(2, &annex_label(&annex.number), &annex.heading);
        if let Some(parties) = &annex.parties {
            self.parties(parties);
        }
        if let Some(recitals) = &annex.recitals {
            self.recitals(recitals);
        }
        self.blocks(&annex.blocks);
        for article in &annex.articles {
            self.division(article, 3);
        }
        if let Some(signatures) = &annex.signatures {
            self.signatures(signatures);
        }
        self.raw("</section>\n");
    }

    pub(super) fn signatures(&mut self, signatures: &Signatures) {
        self.raw("<section class=\"signatures\" aria-label=\"Signatures\">\n");
        self.blocks(&signatures.formula);
        self.raw("<div class=\"signataires\">\n");
        for signatory in &signatures.signatories {
            self.raw("<div class=\"signataire\"");
            self.attribute(" data-role=\"", &signatory.role);
            self.raw(">\n<p class=\"pour\">");
            self.inlines(&signatory.heading);
            self.raw("</p>\n");
            for line in &signatory.lines {
                self.raw("<p>");
                self.inlines(line);
                self.raw("</p>\n");
            }
            if let Some(mention) = &signatory.mention {
                self.raw("<p class=\"mention\">");
                self.text(wording::MENTION);
                self.text(mention);
                self.raw("</p>\n");
            }
            self.raw("<div class=\"cadre\"></div>\n</div>\n");
        }
        self.raw("</div>\n</section>\n");
    }

    fn paragraph(&mut self, class: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.raw("<p class=\"");
        self.raw(class);
        self.raw("\">");
        self.text(text);
        self.raw("</p>\n");
    }

    fn section(&mut self, attributes: &str, id: &NodeId, origin: &Origin) {
        self.start_at("section", Some(id));
        self.raw(attributes);
        self.attribute(" data-node=\"", id);
        if let Some(clause) = &origin.clause {
            self.attribute(" data-clause=\"", clause);
        }
        if let Some(version) = &origin.version {
            self.attribute(" data-version=\"", version);
        }
        self.raw(">\n");
    }

    fn heading(&mut self, level: usize, label: &str, heading: &[Inline]) {
        let tag = match level {
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        };
        self.open(tag);
        self.raw("<span class=\"n\">");
        self.text(label);
        self.raw("</span> ");
        self.inlines(heading);
        self.close(tag);
        self.raw("\n");
    }

    /// Writes an attribute that only the practice may see; `start` ends at its quote.
    fn attribute(&mut self, start: &str, value: impl std::fmt::Display) {
        if self.internal {
            self.raw(start);
            push_attribute(&value.to_string(), &mut self.out);
            self.raw("\"");
        }
    }
}
