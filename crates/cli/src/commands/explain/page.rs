//! The explanation of one rule, for a terminal.

use clausier_french::{join_and, typeset};
use clausier_lint::explained::{Explanation, Kind};

/// How wide a paragraph is, in characters.
const WIDTH: usize = 80;

/// The explanation as a person reads it: headings, paragraphs, examples set apart.
pub(super) fn of(known: &Explanation, colour: bool) -> String {
    let (code, name) = (&known.rule.code, &known.rule.name);
    let mut out = bold(code, colour);
    if known.kind != Kind::Question {
        out.push_str(&format!(" {name}"));
    }
    out.push_str(&format!("\n{}", known.severity_name()));
    if known.off {
        out.push_str(", désactivée si personne ne la demande");
    }
    out.push('\n');
    if !known.answers.is_empty() {
        let codes: Vec<String> =
            known.answers.iter().map(|code| (*code).to_owned()).collect();
        out.push_str(&format!("répond à {}\n", join_and(&codes)));
    }
    let mut writer = Writer { out, colour, example: false };
    writer.blocks(&known.text);
    writer.out
}

/// The words in bold, where there are colours.
pub(super) fn bold(text: &str, colour: bool) -> String {
    if colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

struct Writer {
    out: String,
    colour: bool,
    /// Whether what is read is an example, which is shown as it is written.
    example: bool,
}

impl Writer {
    fn blocks(&mut self, markdown: &str) {
        let mut lines = markdown.lines().peekable();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix("## ") {
                self.example = matches!(title, "Mauvais" | "Bon");
                let title = bold(title, self.colour);
                self.out.push_str(&format!("\n{title}\n"));
            } else if line.starts_with("```") {
                self.out.push('\n');
                for line in lines.by_ref().take_while(|line| !line.starts_with("```")) {
                    self.out.push_str(format!("    {line}").trim_end());
                    self.out.push('\n');
                }
            } else if !line.is_empty() && line != ">" {
                let (first, rest, text) = marker(line);
                let mut paragraph = text.to_owned();
                while let Some(next) = lines.peek().filter(|next| continues(next, first))
                {
                    let (_, _, text) = marker(next);
                    paragraph.push(' ');
                    paragraph.push_str(text);
                    lines.next();
                }
                // Elements of a list follow one another closely.
                if !(first.contains('-') && self.out.ends_with(ITEM_END)) {
                    self.out.push('\n');
                }
                self.paragraph(&paragraph, first, rest);
                if first.contains('-') {
                    self.out.push_str(ITEM_END);
                }
            }
        }
        self.out = self.out.replace(ITEM_END, "");
    }

    /// A paragraph, wrapped, after what starts its first line and the others.
    fn paragraph(&mut self, text: &str, first: &str, rest: &str) {
        let text = links(text);
        let text = if self.example { text } else { outside_code(&text) };
        let mut line = first.to_owned();
        let mut empty = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.out.push_str(&format!("{line}\n"));
                rest.clone_into(&mut line);
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        self.out.push_str(&format!("{}\n", line.replace("**", "")));
    }
}

/// Stands after an element of a list until all is written: no text holds it.
const ITEM_END: &str = "\u{0}";

/// What a line of Markdown starts with on a terminal, then its other lines, then its
/// words.
fn marker(line: &str) -> (&'static str, &'static str, &str) {
    if let Some(text) = line.strip_prefix("> ") {
        ("  │ ", "  │ ", text)
    } else if let Some(text) = line.strip_prefix("- ") {
        ("  - ", "    ", text)
    } else {
        ("  ", "  ", line.trim_start())
    }
}

/// Whether a line goes on with the paragraph before it.
fn continues(line: &str, first: &str) -> bool {
    let own = line == ">"
        || line.starts_with('#')
        || line.starts_with("```")
        || line.starts_with("- ");
    !line.is_empty() && !own && line.starts_with("> ") == first.contains('│')
}

/// The text with its links as their words, then their address.
fn links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](https://") {
        let (Some(open), Some(end)) =
            (rest[..middle].rfind('['), rest[middle..].find(')'))
        else {
            break;
        };
        let (words, address) = (&rest[open + 1..middle], &rest[middle + 2..middle + end]);
        out.push_str(&format!("{}{words} <{address}>", &rest[..open]));
        rest = &rest[middle + end + 1..];
    }
    out.push_str(rest);
    out
}

/// The text set as French wants it, but for what stands between backticks.
fn outside_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let set = |(at, part): (usize, &str)| {
        if at % 2 == 0 { typeset(part) } else { part.to_owned() }
    };
    parts.map(set).collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clausier_diagnostics::{Rule, Severity};

    fn page(text: &'static str) -> String {
        let known = Explanation {
            kind: Kind::Engine,
            rule: Rule::new("NUM-01", "chiffres-et-lettres", Severity::Error),
            off: true,
            answers: &["PRX-18", "PRX-19"],
            summary: String::new(),
            text: text.into(),
        };
        of(&known, false).replace(['\u{a0}', '\u{202f}'], "_")
    }

    #[test]
    fn a_page_is_readable() {
        let expected = "\
NUM-01 chiffres-et-lettres
erreur, désactivée si personne ne la demande
répond à PRX-18 et PRX-19

Ce qui est vérifié

  Un montant écrit « en chiffres » et en lettres : c’est `le : même`.

  - un premier élément ;
  - un second, qui est si long qu’il faut bien, à la fin des fins, le continuer
    sur une autre ligne.

Mauvais

  │ Le prix est de 1 500 € (mille euros).

Bon

    prix = \"1 500 €\"

    autre = 1

  Une phrase.
";
        let text = "## Ce qui est vérifié\n\nUn montant écrit « en chiffres » et en lettres : \
                    c’est\n`le : même`.\n\n- un premier élément ;\n- un second, qui est si long \
                    qu’il faut bien, à la fin des fins, le continuer sur une autre ligne.\n\n\
                    ## Mauvais\n\n> Le prix est de 1 500 € (mille euros).\n\n## Bon\n\n```toml\n\
                    prix = \"1 500 €\"\n\nautre = 1\n```\n\nUne **phrase**.\n";
        let shown = page(text);
        let plain = shown.replace('_', " ");
        assert_eq!(plain, expected, "{shown}");
        assert!(shown.contains("«_en chiffres_»"), "{shown}");
        assert!(shown.contains("`le : même`"), "{shown}");
        assert!(shown.contains("1 500 € (mille"), "an example stays as it is: {shown}");
    }

    #[test]
    fn links_show_their_address() {
        for (text, expected) in [
            ("[C. civ., art. 1](https://a.fr/b).", "C. civ., art. 1 <https://a.fr/b>."),
            ("[…] et [a](https://b.fr)", "[…] et a <https://b.fr>"),
            ("[a](b) [c](https://d", "[a](b) [c](https://d"),
        ] {
            assert_eq!(links(text), expected);
        }
    }

    #[test]
    fn every_rule_fits_a_terminal() {
        for known in clausier_lint::explained::rules() {
            let shown = of(&known, false);
            // An example is shown as it is written, with its own headings.
            let headed = shown.lines().any(|line| line.trim_start().starts_with("##"));
            assert!(!shown.contains('\0') && !headed, "{shown}");
            for line in shown.lines().filter(|line| !line.starts_with("    ")) {
                assert!(line.chars().count() <= WIDTH + 20, "{line}");
            }
        }
    }
}
