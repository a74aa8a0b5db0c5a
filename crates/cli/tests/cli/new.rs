//! A manifest that builds, or the questions that are left.

use super::Workspace;

const FOLDER: &str = "contracts/clients/jardins-de-la-colline/AV-2027-001";

/// The command with the answers of the manifest that is there.
fn complete(workspace: &Workspace, more: &[&str]) -> super::Run {
    let manifest: toml::Table = workspace.read(super::MANIFEST).parse().unwrap();
    let mut args: Vec<String> = [
        "new",
        "prestation-recurrente",
        "--client",
        "Jardins de la Colline",
        "--reference",
        "AV-2027-001",
        "--date",
        "2027-01-05",
        "--place",
        "Lyon",
        "--party",
        "prestataire=claire-moreau",
        "--party",
        "client=boulangerie-du-pont",
    ]
    .map(str::to_owned)
    .into();
    for (name, value) in manifest["values"].as_table().unwrap() {
        let typed = match value {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        args.extend(["--set".to_owned(), format!("{name}={typed}")]);
    }
    let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
    args.extend(more);
    workspace.run(&args)
}

#[test]
fn a_complete_manifest_builds() {
    let workspace = Workspace::new();
    let run = complete(&workspace, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("clausier build jardins-de-la-colline/AV-2027-001"));
    let manifest = workspace.read(&format!("{FOLDER}/contract.toml"));
    assert!(manifest.contains("\nprix_ht = \"480 €\"\n"), "{manifest}");
    let build = workspace.run(&["build", "--to", "txt", "AV-2027-001"]);
    assert_eq!(build.code, 0, "{}", build.err);

    let again = complete(&workspace, &[]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("existe déjà"), "{}", again.err);
}

#[test]
fn questions_are_listed_and_nothing_is_written() {
    let workspace = Workspace::new();
    let args = ["new", "prestation-recurrente", "--client", "Jardins de la Colline"];
    let mut args: Vec<_> = args.into();
    args.extend(["--reference", "AV-2027-001"]);
    let run = workspace.run(&args);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("--party client=…"), "{}", run.out);
    assert!(run.out.contains("--set mode_prix=forfait|jour|heure|abonnement"));
    assert!(!workspace.exists("contracts/clients/jardins-de-la-colline"));

    args.extend(["--party", "prestataire=claire-moreau", "--party"]);
    args.push("client=boulangerie-du-pont");
    let run = workspace.run(&args);
    assert!(run.out.contains("Quelle est la date du contrat"), "{}", run.out);
    assert_eq!((run.code, run.err.as_str()), (1, ""));

    args.push("--draft");
    let run = workspace.run(&args);
    assert_eq!(run.code, 0, "{}", run.err);
    let manifest = workspace.read(&format!("{FOLDER}/contract.toml"));
    assert!(
        manifest.contains("# À COMPLÉTER : Comment le prix est-il fixé"),
        "{manifest}"
    );
    assert!(manifest.parse::<toml::Table>().is_ok());
}

#[test]
fn hostile_words_stay_words() {
    let workspace = Workspace::new();
    let text = "d’un \"mot\" \\ {{ prix_ht }} # ]]";
    let run = complete(&workspace, &["--set", &format!("service_signature={text}")]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let manifest = workspace.read(&format!("{FOLDER}/contract.toml"));
    let manifest: toml::Table = manifest.parse().unwrap();
    assert_eq!(manifest["values"]["service_signature"].as_str(), Some(text));
}

#[test]
fn wrong_answers_are_refused() {
    let workspace = Workspace::new();
    let base = ["new", "prestation-recurrente", "--client", "a", "--reference", "b"];
    for (more, expected) in [
        (&["--set", "prix_hts=3 €"][..], "vouliez-vous dire « prix_ht »"),
        (&["--set", "prix_ht=beaucoup"], "ne convient pas à prix_ht"),
        (&["--set", "prix_ht"], "n’est pas compris"),
        (&["--set", "prix_ht=1 €", "--set", "prix_ht=2 €"], "reçoit deux valeurs"),
        (&["--date", "demain"], "ne convient pas à --date"),
        (&["--party", "clients=x"], "n’est pas un rôle"),
        (&["--party", "client=../x"], "ne nomme pas une partie"),
    ] {
        let args: Vec<_> = base.iter().chain(more).copied().collect();
        let run = workspace.run(&args);
        assert_eq!(run.code, 2, "{more:?}");
        assert!(run.err.contains(expected), "{}", run.err);
    }
    let run = workspace.run(&["new", "prestation", "--client", "a", "--reference", "b"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("« prestation-recurrente »"), "{}", run.err);
    assert!(!workspace.exists("contracts/clients/a"));
}
