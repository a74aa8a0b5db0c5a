//! What the machine or the usage refuses.

use std::fs;

use tempfile::TempDir;

use super::{DOCUMENT, MANIFEST, Workspace, run_in};

#[test]
fn usage() {
    let folder = TempDir::new().unwrap();
    for (args, code, expected) in [
        (&["bulid"][..], 2, "vouliez-vous dire « build »"),
        (&["build", "--to", "odt"], 2, "« odt » n’est pas une valeur"),
        (&["check"], 2, "n’est pas dans un espace de travail"),
        (&["check", "--root", "absent"], 2, "n’est pas un dossier"),
        (&[], 2, ""),
    ] {
        let run = run_in(folder.path(), args);
        assert_eq!(run.code, code, "{args:?}");
        assert!(run.err.contains(expected), "{args:?}: {}", run.err);
    }
    for args in [["--help"], ["--version"]] {
        assert_eq!(run_in(folder.path(), &args).code, 0);
    }
}

#[test]
fn a_workspace_is_found_from_below() {
    let workspace = Workspace::new();
    let below = workspace.path("clauses/paiement");
    assert_eq!(run_in(&below, &["check"]).code, 0);
    let elsewhere = TempDir::new().unwrap();
    let root = workspace.folder.path().to_str().unwrap();
    assert_eq!(run_in(elsewhere.path(), &["check", "--root", root]).code, 0);
}

#[test]
fn a_place_that_cannot_be_written() {
    let workspace = Workspace::new();
    // A file stands where the folder should be.
    workspace.write("dist", "");
    let run = workspace.build();
    assert_eq!(run.code, 2);
    assert!(run.err.contains("dist » existe déjà"), "{}", run.err);

    workspace.write("la/boulangerie-du-pont", "");
    let run = workspace.run(&["build", "--to", "html", "--out", "la"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("ne peut être créé"), "{}", run.err);
}

#[test]
fn documents_do_not_go_among_sources() {
    let workspace = Workspace::new();
    for out in ["clauses", "contracts/clients", "clauses/paiement/dist"] {
        let run = workspace.run(&["build", "--to", "md", "--out", out]);
        assert_eq!(run.code, 2, "{out}");
        assert!(run.err.contains("est parmi les sources"), "{}", run.err);
        assert!(!workspace.exists(&format!("{out}/boulangerie-du-pont/AV-2026-014.md")));
    }
    assert!(!workspace.exists("clauses/paiement/dist"));
}

#[test]
fn what_cannot_be_read_is_not_said_to_be_sound() {
    let workspace = Workspace::new();
    workspace.write(MANIFEST, &"#".repeat(5_000_000));
    let run = workspace.run(&["check"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));

    fs::remove_file(workspace.path(MANIFEST)).unwrap();
    for command in ["check", "build"] {
        let run = workspace.run(&[command]);
        assert_eq!((run.code, run.out.as_str()), (0, ""), "{command}");
        assert!(run.err.contains("Aucune fiche"), "{}", run.err);
    }
    let run = workspace.run(&["check", "boulangerie-du-pont"]);
    assert!(run.err.contains("ne contient pas de fiche"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::new();
    let dist = workspace.path("dist");
    fs::create_dir(&dist).unwrap();
    fs::set_permissions(&dist, fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser writes everywhere.
    let is_refused = fs::write(dist.join("x"), "").is_err();
    let run = workspace.build();
    fs::set_permissions(&dist, fs::Permissions::from_mode(0o755)).unwrap();
    if is_refused {
        assert_eq!(run.code, 2);
        assert!(run.err.contains("accès refusé"), "{}", run.err);
        assert!(!workspace.exists(&format!("{DOCUMENT}.html")));
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_refused() {
    use std::os::unix::fs::symlink;
    let workspace = Workspace::new();
    workspace.add("autre/R-1");
    let elsewhere = TempDir::new().unwrap();
    let secret = elsewhere.path().join("contract.toml");
    fs::rename(workspace.path(MANIFEST), &secret).unwrap();
    symlink(&secret, workspace.path(MANIFEST)).unwrap();
    let run = workspace.build();
    assert_eq!(run.code, 2);
    assert!(run.err.contains("sort de l’espace de travail"), "{}", run.err);
    assert!(workspace.exists("dist/autre/R-1/R-1.html"), "the others are written");
    assert!(!workspace.exists("dist/boulangerie-du-pont"));

    // A folder of documents that leads elsewhere.
    let trap = TempDir::new().unwrap();
    fs::remove_dir_all(workspace.path("dist")).unwrap();
    fs::create_dir(workspace.path("dist")).unwrap();
    symlink(trap.path(), workspace.path("dist/autre")).unwrap();
    let run = workspace.build();
    assert_eq!(run.code, 2);
    assert!(run.err.contains("est un lien qui sort"), "{}", run.err);
    let written = walk(trap.path());
    assert_eq!(written, 0, "nothing lands there");
}

/// How many files are below a folder.
#[cfg(unix)]
fn walk(folder: &std::path::Path) -> usize {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| if path.is_dir() { walk(&path) } else { 1 })
        .sum()
}

#[test]
fn hostile_sources_are_findings() {
    let workspace = Workspace::new();
    let other = "contracts/clients/autre/R-1/contract.toml";
    for bytes in [
        b"".to_vec(),
        b"\xff\xfe\0x".to_vec(),
        b"\xef\xbb\xbfmodel = \"x\"\r\n".to_vec(),
        format!("a = {}1{}", "[".repeat(50_000), "]".repeat(50_000)).into_bytes(),
        b"model = \"../../secret\"\nreference = \"x\"\n".to_vec(),
    ] {
        workspace.write(other, "");
        fs::write(workspace.path(other), &bytes).unwrap();
        let run = workspace.run(&["build", "--to", "txt"]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.err.contains(other), "{}", run.err);
        assert!(workspace.exists(&format!("{DOCUMENT}.txt")));
    }
    fs::write(workspace.path(other), vec![b'x'; 5 * 1024 * 1024]).unwrap();
    let run = workspace.run(&["build", "--to", "txt"]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains(other), "{}", run.err);
}

#[test]
fn a_logo_that_is_no_picture() {
    let workspace = Workspace::new();
    let theme = fs::read_to_string(workspace.path("theme.toml")).unwrap();
    for (name, content) in [("logo.png", "<svg/>"), ("logo.svg", "rien")] {
        workspace.write("theme.toml", &format!("{theme}logo = \"{name}\"\n"));
        workspace.write(name, content);
        let run = workspace.run(&["build", "--to", "md"]);
        assert_eq!(run.code, 1, "{name}");
        assert!(run.err.contains("n’est pas une image PNG ou SVG"), "{}", run.err);
        assert!(!workspace.exists(DOCUMENT), "{name}");
    }
}
