//! Corrections that change no word.

use super::Workspace;

const TEXT: &str = "# Contrat\n\n## Article 1 – Objet\n\nLe Prestataire remet l'étude ; \
                    le prix est de 1 500 €.\n\n## Article 2 – Durée\n\nLa durée est de \
                    trois mois : elle n'est pas reconduite...\n";

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_text_is_mended_once() {
    let workspace = Workspace::new();
    workspace.write("recu.md", TEXT);
    let shown = workspace.run(&["check", "--text", "recu.md", "--fix", "--dry-run"]);
    assert!(shown.out.contains("--- recu.md"), "{}", shown.out);
    assert!(shown.out.contains("+Le Prestataire remet l’étude"), "{}", shown.out);
    assert_eq!(workspace.read("recu.md"), TEXT, "nothing is written");

    let made = workspace.run(&["check", "--text", "recu.md", "--fix"]);
    assert_eq!(made.code, 0, "{}{}", made.out, made.err);
    let mended = workspace.read("recu.md");
    assert!(mended.contains("n’est pas reconduite…"), "{mended}");
    assert_eq!(letters(&mended), letters(TEXT));

    let again = workspace.run(&["check", "--text", "recu.md", "--fix"]);
    assert_eq!(again.out, "1 texte : aucun constat\n");
    assert_eq!(workspace.read("recu.md"), mended);
}

#[test]
fn sources_are_mended_and_say_their_format() {
    let workspace = Workspace::new();
    workspace.write("clausier.toml", "[rules]\net-ou = \"warn\"\n");
    workspace.edit(
        "clauses/paiement/prix.md",
        "\n+++\n",
        "\n+++\nLe prix comprend tout, etc...\n",
    );
    let found = workspace.run(&["check", "--format", "short"]);
    assert!(found.out.contains("clausier.toml:1:1: info[REG-05]"), "{}", found.out);
    assert!(found.out.contains("info[TYPO-07]"), "{}", found.out);

    workspace.run(&["check", "--fix"]);
    assert_eq!(
        workspace.read("clausier.toml"),
        "format = 1\n[rules]\net-ou = \"warn\"\n"
    );
    assert!(
        workspace
            .read("clauses/paiement/prix.md")
            .contains("Le prix comprend tout, etc.")
    );
    let left = workspace.run(&["check", "--format", "short"]);
    assert!(
        !left.out.contains("REG-05") && !left.out.contains("TYPO-07"),
        "{}",
        left.out
    );
}

#[test]
fn what_is_shown_without_being_made_needs_to_be_asked() {
    let workspace = Workspace::new();
    assert_eq!(workspace.run(&["check", "--dry-run"]).code, 2);
    assert_eq!(workspace.run(&["check", "--text", "absent.md"]).code, 2);
}
