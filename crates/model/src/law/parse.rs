//! Reading references: their text, then its articles.

use super::article::{Article, ArticleName, Joint, Paragraph, ParagraphKind};
use super::cursor::Cursor;
use super::parse_source::source;
use super::source::Source;
use super::{Reference, Unreadable};
use crate::say::{excerpt, quote};

/// Divisions of a text, as they are found and as they are printed.
const DIVISIONS: &[(&str, &str)] = &[
    ("livre", "livre"),
    ("titre", "titre"),
    ("chapitre", "chapitre"),
    ("chap.", "chapitre"),
    ("section", "section"),
    ("annexe", "ann."),
    ("ann.", "ann."),
    ("considérant", "consid."),
    ("consid.", "consid."),
];

/// Prefixes of articles: the longer first.
const PREFIXES: &[&str] = &["LO", "L", "R", "D", "A"];

/// What completes a number: « 1254-2 bis ».
const SUFFIXES: &[&str] = &[
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "nonies",
    "decies",
    "undecies",
    "duodecies",
    "terdecies",
];

/// Reads a reference.
pub(super) fn reference(text: &str) -> Result<Reference, Unreadable> {
    let mut cursor = Cursor::new(text);
    if cursor.is_end() {
        return Err(unreadable(text, 0, "la référence est vide".to_owned()));
    }
    if let Some(at) = text.find(';') {
        return Err(Unreadable {
            range: at..at + 1,
            message: "une référence par texte : écrivez-en une liste, [\"…\", \"…\"]"
                .to_owned(),
        });
    }
    let Some(source) = source(&mut cursor) else {
        let said = quote(excerpt(cursor.rest().trim()));
        let message = match cursor.peek() {
            Some(c) if c.is_ascii_digit() => true,
            _ => {
                PREFIXES.iter().any(|prefix| cursor.clone().eat(&format!("{prefix}.")))
                    || cursor.clone().eat("art.")
            }
        };
        let message = if message {
            format!(
                "{said} ne dit pas de quel texte : écrivez par exemple « C. com., art. L. 441-10 »"
            )
        } else {
            format!("{said} n’est le nom d’aucun texte connu")
        };
        return Err(unreadable(text, cursor.at, message));
    };
    let articles = articles(text, &mut cursor, &source)?;
    Ok(Reference { source, articles })
}

/// What is from `at` on cannot be read.
fn unreadable(text: &str, at: usize, message: String) -> Unreadable {
    Unreadable { range: at..text.trim_end().len().max(at), message }
}

/// Reads what follows the text: its articles.
fn articles(
    text: &str,
    cursor: &mut Cursor<'_>,
    source: &Source,
) -> Result<Vec<Article>, Unreadable> {
    let mut out: Vec<Article> = Vec::new();
    while !cursor.is_end() {
        if let Some(last) = out.last_mut()
            && ["et s.", "et suivants", "et suiv."].iter().any(|words| cursor.eat(words))
        {
            last.following = true;
            continue;
        }
        cursor.blanks();
        let joint = joint(cursor);
        let at = cursor.at;
        let next = item(cursor, source, &out, joint.is_some());
        let joint = joint.unwrap_or(Joint::Comma);
        match next {
            Some(Item::Articles(name, paragraphs)) => {
                out.push(Article { joint, name, paragraphs, following: false });
            }
            Some(Item::Paragraph(kind)) if !out.is_empty() => {
                let last = out.last_mut().expect("invariant: not empty");
                last.paragraphs.push(Paragraph { joint, kind });
            }
            Some(Item::Paragraph(_)) | None => return Err(not_understood(text, at)),
        }
    }
    Ok(out)
}

fn not_understood(text: &str, at: usize) -> Unreadable {
    let rest = text[at..].trim();
    let said = quote(excerpt(rest));
    let message = if rest.starts_with(['(', '[']) {
        format!(
            "{said} n’est pas dans la référence : dites ce qui est à vérifier dans « verify »"
        )
    } else if rest.is_empty() {
        "la référence n’est pas finie".to_owned()
    } else {
        format!("{said} n’est ni un article ni une partie d’article")
    };
    unreadable(text, at.min(text.trim_end().len()), message)
}

fn joint(cursor: &mut Cursor<'_>) -> Option<Joint> {
    let comma = cursor.eat(",");
    if cursor.eat("et") {
        return Some(if comma { Joint::CommaAnd } else { Joint::And });
    }
    if comma {
        return Some(Joint::Comma);
    }
    cursor.eat("à").then_some(Joint::To)
}

enum Item {
    Articles(ArticleName, Vec<Paragraph>),
    Paragraph(ParagraphKind),
}

fn item(
    cursor: &mut Cursor<'_>,
    source: &Source,
    before: &[Article],
    joined: bool,
) -> Option<Item> {
    let whole = |name| Some(Item::Articles(name, Vec::new()));
    if cursor.eat("article liminaire") || cursor.eat("art. liminaire") {
        return whole(ArticleName::Preliminary);
    }
    if ["exigences", "exigence"].iter().any(|word| cursor.eat(word)) {
        return whole(ArticleName::Requirement(requirement(cursor)?));
    }
    if let Some(word) = cursor.eat_one(DIVISIONS) {
        let number = cursor.take(char::is_alphanumeric)?;
        return whole(ArticleName::Division(format!("{word} {number}")));
    }
    if ["art.", "articles", "article", "arts.", "art"].iter().any(|word| cursor.eat(word))
    {
        let name = number(cursor, source)?;
        return Some(Item::Articles(name, dotted(cursor, source)));
    }
    if let Some(kind) = cursor.try_take(marked_paragraph) {
        return Some(Item::Paragraph(kind));
    }
    // What bears no mark of its own must be set apart from what is before it.
    if !joined && !before.is_empty() {
        return None;
    }
    if matches!(source, Source::Standard(_)) {
        return whole(ArticleName::Requirement(requirement(cursor)?));
    }
    let last = before.last().and_then(|article| article.paragraphs.iter().next_back());
    let in_section = before.last().is_some_and(|article| {
        let section =
            |part: &Paragraph| matches!(part.kind, ParagraphKind::Section { .. });
        article.paragraphs.iter().any(section)
    });
    if in_section && cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
        let number = cursor.take(|c| c.is_ascii_digit())?.to_owned();
        return Some(Item::Paragraph(ParagraphKind::Section { number, marked: false }));
    }
    if let Some(name) = cursor.try_take(|cursor| number(cursor, source)) {
        return Some(Item::Articles(name, dotted(cursor, source)));
    }
    // A letter alone is a part of something.
    let letter = cursor.peek().filter(char::is_ascii_alphabetic)?;
    (last.is_some() || !before.is_empty()).then_some(())?;
    cursor.try_take(|cursor| {
        cursor.take(|c| c == letter).filter(|found| found.len() == 1)?;
        let closed = cursor.eat(")");
        let ends = closed || !cursor.peek().is_some_and(char::is_alphanumeric);
        ends.then_some(Item::Paragraph(ParagraphKind::Letter(letter)))
    })
}

/// Parts of an article that bear a mark.
fn marked_paragraph(cursor: &mut Cursor<'_>) -> Option<ParagraphKind> {
    let digits = |c: char| c.is_ascii_digit();
    if ["dernier alinéa", "dernier al.", "al. dernier"]
        .iter()
        .any(|word| cursor.eat(word))
    {
        return Some(ParagraphKind::LastIndent);
    }
    if ["al.", "alinéa", "alinéas"].iter().any(|word| cursor.eat(word)) {
        let number = cursor.take(digits)?.parse().ok()?;
        if number == 1 {
            cursor.eat("er");
        }
        return Some(ParagraphKind::Indent(number));
    }
    if cursor.eat("§") {
        let number = cursor.take(digits)?.to_owned();
        return Some(ParagraphKind::Section { number, marked: true });
    }
    if let Some(number) = cursor.take(digits) {
        let number = number.to_owned();
        if cursor.eat("°") {
            return Some(ParagraphKind::Degree(suffixed(cursor, number)));
        }
        return cursor.eat(")").then_some(ParagraphKind::Point(number));
    }
    let roman = cursor.take(|c| "IVX".contains(c))?.to_owned();
    let ends = !cursor.peek().is_some_and(char::is_alphanumeric);
    ends.then(|| ParagraphKind::Roman(suffixed(cursor, roman)))
}

/// The number of an article, with its prefix.
fn number(cursor: &mut Cursor<'_>, source: &Source) -> Option<ArticleName> {
    let prefix = PREFIXES.iter().copied().find(|prefix| {
        cursor
            .try_take(|cursor| {
                cursor
                    .take(|c| c.is_ascii_uppercase())
                    .filter(|found| found == prefix)?;
                cursor.eat(".");
                cursor.blanks();
                cursor.peek().filter(char::is_ascii_digit)
            })
            .is_some()
    });
    let figures = cursor.take(|c| c.is_ascii_digit() || c == '-')?;
    let whole = figures.split('-').all(|part| !part.is_empty());
    whole.then_some(())?;
    let mut number = figures.to_owned();
    if number == "1" && cursor.rest().starts_with("er") {
        cursor.eat("er").then(|| number.push_str("er"))?;
    }
    let mut number = suffixed(cursor, number);
    // « 293 B », « 242 nonies A »: capitals complete the number, unless they may be a
    // Roman one, which is a part of the article.
    let tax = matches!(source, Source::Code(code) if code.short == "CGI");
    let letters = cursor.try_take(|cursor| {
        (cursor.blanks() || cursor.is_after_blank()).then_some(())?;
        let letters = cursor.take(|c| c.is_ascii_uppercase())?;
        let ends = !cursor.peek().is_some_and(|c| c.is_alphanumeric() || c == '.');
        let roman = letters.chars().all(|c| "IVX".contains(c));
        (ends && (tax || !roman)).then(|| letters.to_owned())
    });
    if let Some(letters) = letters {
        number.push(' ');
        number.push_str(&letters);
    }
    // « 1231x » is no number; « 3 al. 2 » is one, with a part of the article.
    let glued = cursor.peek().is_some_and(|c| c.is_alphanumeric() || "°)".contains(c));
    if glued && !cursor.is_after_blank() {
        return None;
    }
    Some(ArticleName::Number { prefix, number })
}

fn suffixed(cursor: &mut Cursor<'_>, mut number: String) -> String {
    if let Some(suffix) = SUFFIXES.iter().find(|suffix| cursor.eat(suffix)) {
        number.push(' ');
        number.push_str(suffix);
    }
    number
}

/// What follows the number of an article of a European act: « 28.3 », « 28.3.g ».
fn dotted(cursor: &mut Cursor<'_>, source: &Source) -> Vec<Paragraph> {
    let mut out = Vec::new();
    if !matches!(source, Source::European { .. }) {
        return out;
    }
    let joint = Joint::Comma;
    while let Some(kind) = cursor.try_take(|cursor| {
        cursor.take(|c| c == '.').filter(|dot| dot.len() == 1)?;
        if let Some(number) = cursor.take(|c| c.is_ascii_digit()) {
            return Some(ParagraphKind::Section {
                number: number.to_owned(),
                marked: true,
            });
        }
        let letter = cursor.take(|c| c.is_ascii_lowercase())?;
        let mut letters = letter.chars();
        letters.next().filter(|_| letter.len() == 1).map(ParagraphKind::Letter)
    }) {
        out.push(Paragraph { joint, kind });
    }
    out
}

/// « 12.8.2 »
fn requirement(cursor: &mut Cursor<'_>) -> Option<String> {
    let number = cursor.take(|c| c.is_ascii_digit() || c == '.')?;
    let whole = number.split('.').all(|part| !part.is_empty());
    whole.then(|| number.to_owned())
}
