//! Which paragraphs are headings and which are items.
//!
//! A word decides (« Article 3 », « Annexe 1 »), then the layout (a heading of Markdown
//! or Word), then the sequence: bare numbers are headings when they count the document
//! and look like titles, items otherwise. What could be either is said.

use clausier_diagnostics::{Diagnostic, Findings};

use super::shape::{
    ARTICLE, Shape, is_front, look_at_all, opens_heading, opens_signature, rank,
};
use crate::flow::{Flow, Hint, Unit};
use crate::label::{Close, Style, Word};
use crate::rules::UNCERTAIN;

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A line of the table of contents.
    Contents,
    /// A heading.
    Heading {
        /// What it opens.
        opens: Opens,
        /// How deep: the smaller holds the greater.
        rank: u32,
        /// What of the text beyond the label is the heading.
        title: Title,
    },
    /// The second line of a heading.
    Subtitle,
    /// An item of a list.
    Item,
    /// A paragraph or a table.
    Plain,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    Part,
    Article,
    SubArticle,
    Annex,
    Unnumbered,
}

/// What of a heading’s paragraph is its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// All that follows the label.
    All,
    /// Up to a byte of the text; the rest is the article’s own.
    UpTo(usize),
    /// Nothing: the article’s text follows its label.
    None,
}

/// Decides for every unit.
pub(super) fn decide(flow: &Flow, findings: &mut Findings) -> Vec<Role> {
    let shapes = look_at_all(flow);
    let mut outline = Outline {
        units: &flow.units,
        roles: vec![Role::Plain; shapes.len()],
        shapes,
        uncertain: Vec::new(),
    };
    outline.contents();
    outline.certain();
    outline.listed_annexes();
    outline.printed_contents();
    outline.bare();
    outline.levels();
    outline.unnumbered();
    outline.title();
    outline.bare_titles();
    outline.subtitles();
    outline.items();
    for (at, message, help) in std::mem::take(&mut outline.uncertain) {
        let span = flow.span(flow.units[at].span());
        findings.push(Diagnostic::new(&UNCERTAIN, span, message).help(help));
    }
    outline.roles
}

/// What is decided so far.
pub(super) struct Outline<'f> {
    pub(super) units: &'f [Unit],
    shapes: Vec<Option<Shape>>,
    pub(super) roles: Vec<Role>,
    pub(super) uncertain: Vec<(usize, String, &'static str)>,
}

impl Outline<'_> {
    pub(super) fn shape(&self, at: usize) -> Option<&Shape> {
        self.shapes.get(at)?.as_ref()
    }

    pub(super) fn hint(&self, at: usize) -> Hint {
        self.units[at].para().map_or(Hint::None, |para| para.hint)
    }

    pub(super) fn is_heading(&self, at: usize) -> bool {
        matches!(self.roles.get(at), Some(Role::Heading { .. }))
    }

    pub(super) fn opens(&self, at: usize) -> Option<Opens> {
        match self.roles.get(at) {
            Some(Role::Heading { opens, .. }) => Some(*opens),
            _ => None,
        }
    }

    /// Makes a heading of a paragraph.
    pub(super) fn heading(&mut self, at: usize, opens: Opens, rank: u32) {
        let title = self.title_of(at);
        self.roles[at] = Role::Heading { opens, rank, title };
    }

    /// What of a heading’s paragraph is its title.
    fn title_of(&self, at: usize) -> Title {
        let Some(shape) = self.shape(at) else { return Title::All };
        let by_style = matches!(self.hint(at), Hint::Heading(_) | Hint::Title);
        let rest = shape.rest.trim();
        if rest.is_empty() {
            return Title::All;
        }
        // « 5.2 Le prix est payé d’avance. »: many number every paragraph, some with the
        // style of a heading.
        let label = shape.label.as_ref();
        let words = rest.split_whitespace().count();
        let numbered =
            label.is_some_and(|label| label.word.is_none() && label.levels() > 1);
        let sentence = rest.ends_with(['.', ';', ':']) && words > 5;
        if sentence && (by_style || numbered) && shape.bold_head.is_none() {
            return Title::None;
        }
        if by_style {
            return Title::All;
        }
        if let Some(end) = shape.bold_head {
            return Title::UpTo(end);
        }
        if label.is_some_and(|label| label.word == Some(Word::Annex)) {
            let short = rest.chars().count() <= 110 && !rest.ends_with(['.', ';', ',']);
            return if short { Title::All } else { Title::None };
        }
        // « Article 3. Durée. » is a title when a text follows, a short article otherwise.
        let full_stop = rest.ends_with('.') && rest.chars().count() <= 70;
        let followed = self.shape(at + 1).is_none_or(|next| {
            next.label.as_ref().is_none_or(|label| label.is_item() || label.levels() > 1)
        }) && at + 1 < self.units.len();
        let titled = shape.title_like
            || (full_stop && followed && !rest.trim_end_matches('.').contains(". "));
        if titled { Title::All } else { Title::None }
    }

    /// The lines of tables of contents that their layout tells.
    fn contents(&mut self) {
        for at in 0..self.units.len() {
            if self.shape(at).is_some_and(|shape| shape.contents) {
                self.roles[at] = Role::Contents;
            }
        }
    }

    /// Headings by their word or by their style.
    fn certain(&mut self) {
        for at in 0..self.units.len() {
            if self.roles[at] != Role::Plain {
                continue;
            }
            let Some(shape) = self.shape(at) else { continue };
            if shape.listed {
                continue;
            }
            let Some(label) = &shape.label else { continue };
            let by_style = matches!(self.hint(at), Hint::Heading(_));
            if let Some(word) = label.word {
                if !by_style && !opens_heading(shape) {
                    continue;
                }
                // « Article 5 du Code civil » stays a sentence in a heading too.
                if label.close == Close::Bracket && !shape.automatic {
                    continue;
                }
                match word {
                    Word::Annex => self.heading(at, Opens::Annex, 0),
                    Word::Part(_) => self.heading(at, Opens::Part, rank(word)),
                    Word::Article => {
                        let levels = label.levels();
                        let opens =
                            if levels > 1 { Opens::SubArticle } else { Opens::Article };
                        let deeper = u32::try_from(levels).unwrap_or(1).saturating_sub(1);
                        self.heading(at, opens, ARTICLE + deeper);
                    }
                }
            }
        }
    }

    /// « Annexe 1 : Tarifs » in a list of annexes is no annex: nothing stands below it.
    fn listed_annexes(&mut self) {
        let annexes: Vec<usize> = (0..self.units.len())
            .filter(|at| self.opens(*at) == Some(Opens::Annex))
            .collect();
        for at in annexes {
            if matches!(self.hint(at), Hint::Heading(_)) {
                continue;
            }
            // « Annexe 1 : le tarif, que les Parties ont paraphé. » is a sentence.
            if self.is_run_in(at) {
                self.roles[at] = Role::Plain;
                continue;
            }
            let next = self.shape(at + 1);
            let to_sign = next.is_some_and(|next| opens_signature(&next.rest));
            let no_text = self.is_annex_label(at + 1) || to_sign;
            // After the list of annexes, the contract goes on.
            let value = |at: usize| self.shape(at)?.label.as_ref()?.value();
            let article = |at: &usize| self.opens(*at) == Some(Opens::Article);
            let before = (0..at).rev().find(article).and_then(value);
            let after = (at + 1..self.units.len()).find(article);
            let goes_on = after.is_some_and(|after| {
                self.opens(at + 1) == Some(Opens::Article)
                    && before.is_some()
                    && value(after) == before.map(|it| it + 1)
            });
            let last = at + 1 == self.units.len();
            if no_text || goes_on || (last && !self.stands_out(at)) {
                self.roles[at] = Role::Plain;
            }
        }
    }

    pub(super) fn stands_out(&self, at: usize) -> bool {
        self.shape(at).is_some_and(|shape| shape.stands_out)
    }

    fn is_run_in(&self, at: usize) -> bool {
        matches!(
            self.roles[at],
            Role::Heading { title: Title::UpTo(_) | Title::None, .. }
        ) && self.shape(at).is_some_and(|shape| !shape.rest.is_empty())
    }

    fn is_annex_label(&self, at: usize) -> bool {
        self.shape(at)
            .and_then(|shape| shape.label.as_ref())
            .is_some_and(|label| label.word == Some(Word::Annex))
    }

    /// Headings one after the other that come again below are a table of contents.
    fn printed_contents(&mut self) {
        let key = |outline: &Self, at: usize| {
            let shape = outline.shape(at)?;
            let label = shape.label.as_ref()?;
            Some((
                label.word,
                label.number.clone(),
                clausier_french::fold(shape.rest.trim()),
            ))
        };
        let mut at = 0;
        while at < self.units.len() {
            let end = (at..self.units.len())
                .find(|at| {
                    !self.shape(*at).is_some_and(|shape| {
                        shape.label.as_ref().is_some_and(|label| !label.is_item())
                            && shape.title_like
                    })
                })
                .unwrap_or(self.units.len());
            let run = at..end;
            let again = run.len() >= 3
                && run.clone().all(|one| {
                    let name = key(self, one);
                    (end..self.units.len()).any(|other| key(self, other) == name)
                });
            if again {
                run.for_each(|one| self.roles[one] = Role::Contents);
            }
            at = end.max(at + 1);
        }
    }

    /// The title, when it is certain.
    fn title(&mut self) {
        let Some(at) = (0..self.units.len()).find(|at| self.roles[*at] != Role::Contents)
        else {
            return;
        };
        let Some(shape) = self.shape(at) else { return };
        let styled = matches!(self.hint(at), Hint::Title | Hint::Heading(1));
        let marked = self.units[at].para().is_some_and(|para| para.mark.is_some());
        let free = self.roles[at] == Role::Plain
            && shape.label.is_none()
            && !shape.listed
            && !marked;
        if free && (styled || shape.title_like) && !is_front(&shape.rest) {
            self.roles[at] = Role::Title;
        }
    }

    /// « Article 1 » alone on its line, and its title on the next.
    fn subtitles(&mut self) {
        for at in 1..self.units.len() {
            let alone = self.is_heading(at - 1)
                && !matches!(self.opens(at - 1), Some(Opens::Unnumbered))
                && self.shape(at - 1).is_some_and(|shape| shape.rest.trim().is_empty());
            if !alone || self.roles[at] != Role::Plain {
                continue;
            }
            let Some(shape) = self.shape(at) else { continue };
            let rest = shape.rest.trim();
            let short = rest.chars().count() <= 110 && !rest.ends_with('.');
            let marked = self.units[at].para().is_some_and(|para| para.mark.is_some());
            if shape.label.is_none()
                && !marked
                && !shape.listed
                && shape.title_like
                && short
                && at + 1 < self.units.len()
            {
                self.roles[at] = Role::Subtitle;
            }
        }
    }

    /// What is left with a label or a marker is an item.
    fn items(&mut self) {
        for at in 0..self.units.len() {
            if self.roles[at] != Role::Plain {
                continue;
            }
            let marked = self.units[at].para().is_some_and(|para| para.mark.is_some());
            let Some(shape) = self.shape(at) else { continue };
            let labelled = shape.label.as_ref().is_some_and(|label| {
                label.word.is_none()
                    && label.levels() < 2
                    // « A. Dupont » is a name.
                    && !(label.style == Style::Letter
                        && label.close == Close::Stop
                        && shape.rest.starts_with(char::is_uppercase)
                        && !shape.automatic)
            });
            if marked || labelled {
                self.roles[at] = Role::Item;
            }
        }
    }
}
