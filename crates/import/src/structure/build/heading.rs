//! Headings, and the divisions and annexes that they open and close.

use std::ops::Range;

use clausier_diagnostics::Span;
use clausier_model::document::{Annex, Division, Inline, Number};

use super::super::outline::{Opens, Title};
use super::super::shape::{ARTICLE, label_place, look};
use super::{Builder, plain, trimmed, unseparated};
use crate::flow::{Map, Para, inlines, split};
use crate::{Heading, HeadingKind};

impl Builder {
    pub(super) fn heading(&mut self, para: &Para, opens: Opens, rank: u32, title: Title) {
        self.end_text();
        self.in_signatures = false;
        let shape = look(para);
        let typed = shape.label.as_ref().filter(|_| !shape.automatic);
        let start = typed.map_or(0, |label| label.rest);
        let (head, rest) = match title {
            Title::All => (split(&para.runs, start).1, Vec::new()),
            Title::UpTo(end) => {
                let (head, rest) = split(&para.runs, end);
                (split(&head, start).1, rest)
            }
            Title::None => (Vec::new(), split(&para.runs, start).1),
        };
        let head = unseparated(head);
        let rest = if head.is_empty() { unseparated(rest) } else { rest };
        let text = para.text();
        let typed_label = typed.map(|label| text[label.printed.clone()].to_owned());
        let label = match (&para.mark, typed_label) {
            (Some(mark), None) => trimmed(&mark.text).to_owned(),
            (Some(mark), Some(typed)) if !mark.bullet => format!("{} {typed}", mark.text),
            (_, typed) => typed.unwrap_or_default(),
        };
        let label_place = label_place(para, &shape);
        let place = match (head.first(), head.last()) {
            (Some(first), Some(last)) => first.place.start..last.place.end,
            _ => label_place.clone(),
        };
        if !head.is_empty() {
            self.maps.insert(place.start, Map::of(&head));
        }
        let number = shape.label.as_ref().and_then(|label| label.number.clone());
        let heading = New {
            opens,
            rank,
            number,
            label,
            title: inlines(&head),
            place: place.clone(),
            all: label_place.start.min(place.start)..place.end.max(label_place.end),
        };
        self.open_heading(heading);
        if let Some((block, place)) = self.paragraph(&rest) {
            self.add(0, block, &place);
        }
    }

    fn open_heading(&mut self, new: New) {
        if new.opens == Opens::Annex {
            self.open_annex(new);
            return;
        }
        while self.open.last().is_some_and(|(rank, _)| *rank >= new.rank) {
            self.close_division();
        }
        let parent = self.open.last().map(|(_, division)| division);
        let siblings = match (parent, self.annexes.last()) {
            (Some(division), _) => division.divisions.len(),
            (None, Some(annex)) => annex.articles.len(),
            (None, None) => self.articles.len(),
        };
        let next = u32::try_from(siblings).unwrap_or(u32::MAX - 1) + 1;
        // A number of one level within an article goes on from the article's.
        let within = parent.filter(|_| {
            matches!(new.opens, Opens::SubArticle | Opens::Unnumbered)
                && !self.parent_is_part()
        });
        let printed = new.number.map(|number| match (number.segments(), within) {
            ([only], Some(parent)) if new.opens == Opens::SubArticle => {
                parent.number.child(only.value)
            }
            _ => number,
        });
        let number = printed.clone().unwrap_or_else(|| match within {
            Some(parent) => parent.number.child(next),
            None => Number::first_level(next),
        });
        let kind = match new.opens {
            Opens::Part => HeadingKind::Part,
            Opens::Article => HeadingKind::Article,
            Opens::SubArticle => HeadingKind::SubArticle,
            Opens::Unnumbered | Opens::Annex => HeadingKind::Unnumbered,
        };
        let prefix = match kind {
            HeadingKind::Part => "partie",
            HeadingKind::Unnumbered => "section",
            _ => "article",
        };
        let id = self.id(&format!("{prefix}-{}", plain(&number)));
        self.headings.push(Heading {
            id: id.clone(),
            kind,
            number: printed,
            label: new.label,
            depth: self.open.len(),
            annex: self.annexes.len().checked_sub(1),
            span: self.span(new.all),
        });
        let division = Division {
            id,
            number,
            heading: new.title,
            blocks: Vec::new(),
            divisions: Vec::new(),
            origin: self.origin(new.place),
        };
        self.open.push((new.rank, division));
    }

    fn parent_is_part(&self) -> bool {
        self.open.last().is_some_and(|(rank, _)| *rank < ARTICLE)
    }

    fn open_annex(&mut self, new: New) {
        self.close_all();
        let next = u32::try_from(self.annexes.len()).unwrap_or(u32::MAX - 1) + 1;
        let number = new.number.clone().unwrap_or_else(|| Number::first_level(next));
        let id = self.id_of(&format!("annexe-{}", plain(&number)));
        self.headings.push(Heading {
            id: id.clone(),
            kind: HeadingKind::Annex,
            number: new.number,
            label: new.label,
            depth: 0,
            annex: Some(self.annexes.len()),
            span: self.span(new.all),
        });
        self.annexes.push(Annex {
            id,
            number,
            heading: new.title,
            parties: None,
            recitals: None,
            blocks: Vec::new(),
            articles: Vec::new(),
            signatures: None,
            origin: self.origin(new.place),
        });
    }

    /// The second line of a heading.
    pub(super) fn subtitle(&mut self, para: &Para) {
        let place = para.body();
        self.maps.insert(place.start, Map::of(&para.runs));
        let origin = self.origin(place.clone());
        let title = inlines(&para.runs);
        if let Some(heading) = self.headings.last_mut() {
            let range = heading.span.range();
            heading.span = Span::new(&self.file, range.start..place.end);
        }
        match (self.open.last_mut(), self.annexes.last_mut()) {
            (Some((_, division)), _) => {
                division.heading = title;
                division.origin = origin;
            }
            (None, Some(annex)) => {
                annex.heading = title;
                annex.origin = origin;
            }
            (None, None) => {}
        }
    }

    pub(super) fn close_division(&mut self) {
        let Some((_, division)) = self.open.pop() else { return };
        match (self.open.last_mut(), self.annexes.last_mut()) {
            (Some((_, parent)), _) => parent.divisions.push(division),
            (None, Some(annex)) => annex.articles.push(division),
            (None, None) => self.articles.push(division),
        }
    }

    pub(super) fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close_division();
        }
    }
}

/// A heading before it has its place.
struct New {
    opens: Opens,
    rank: u32,
    number: Option<Number>,
    label: String,
    title: Vec<Inline>,
    place: Range<usize>,
    all: Range<usize>,
}
