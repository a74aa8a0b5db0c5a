//! Articles, their parts, and annexes.

use clausier_model::document::{Annex, Division, Inline, NodeId, Number, Origin};

use super::blocks::Room;
use super::body::Body;
use super::numbering::{Family, Numbering, Place, STYLED_LEVELS, Sequence};
use super::paragraph::Paragraph;

impl Body<'_> {
    /// An article or a part of one; `prefix` begins the names of its headings' styles.
    pub(super) fn division(
        &mut self,
        division: &Division,
        prefix: &str,
        sequence: &mut Sequence,
    ) {
        let level = division.number.segments().len();
        let style = format!("{prefix}{}", level.clamp(1, STYLED_LEVELS));
        let bound = match prefix {
            "Heading" => Numbering::plain(Family::Articles),
            _ => Numbering::plain(Family::AnnexArticles),
        };
        let place = self.place(sequence, &division.number, bound);
        let paragraph = Paragraph::styled(&style).numbered(place);
        let listed = self.document.contents && level == 1 && prefix == "Heading";
        self.heading(
            paragraph,
            &division.id,
            listed,
            &division.heading,
            &division.origin,
        );
        self.blocks(&division.blocks, Room::TEXT);
        for part in &division.divisions {
            self.division(part, prefix, sequence);
        }
    }

    /// An annex, on a page of its own, its articles numbered from 1.
    pub(super) fn annex(&mut self, annex: &Annex, annexes: &mut Sequence) {
        let bound = Numbering::plain(Family::Annexes);
        let place = self.place(annexes, &annex.number, bound);
        let paragraph = Paragraph::styled("Annexe").numbered(place);
        let listed = self.document.contents;
        self.heading(paragraph, &annex.id, listed, &annex.heading, &annex.origin);
        if let Some(parties) = &annex.parties {
            self.parties(parties, false);
        }
        if let Some(recitals) = &annex.recitals {
            self.recitals(recitals);
        }
        self.blocks(&annex.blocks, Room::TEXT);
        let mut sequence = Sequence::annex_articles(&mut self.numbering);
        for article in &annex.articles {
            self.division(article, "Articledannexe", &mut sequence);
        }
        if let Some(signatures) = &annex.signatures {
            self.signatures(signatures);
        }
    }

    /// The number that a heading has besides its style's, if it has one.
    fn place(
        &mut self,
        sequence: &mut Sequence,
        number: &Number,
        bound: u32,
    ) -> Option<Place> {
        let place = sequence.place(number, &mut self.numbering);
        let styled = usize::from(place.level) < STYLED_LEVELS;
        (place.instance != bound || !styled).then_some(place)
    }

    fn heading(
        &mut self,
        paragraph: Paragraph<'_>,
        id: &NodeId,
        listed: bool,
        heading: &[Inline],
        origin: &Origin,
    ) {
        let index = self.index;
        let internal = self.audience.is_internal();
        self.paragraph(paragraph, |body| {
            body.bookmarked(index.on(id), listed, |body| {
                if !internal {
                    body.inlines(heading, body.base);
                    return;
                }
                let title = match (&origin.clause, &origin.version) {
                    (Some(clause), Some(version)) => format!("{clause} {version}"),
                    (Some(clause), None) => clause.clone(),
                    (None, _) => id.0.clone(),
                };
                body.control(&title, &id.0, |body| body.inlines(heading, body.base));
            });
        });
    }
}
