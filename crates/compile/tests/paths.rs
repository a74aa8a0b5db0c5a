//! No source leads out of its workspace, whatever its name and its bytes.

#![expect(clippy::disallowed_methods, reason = "a store on the disk needs a disk")]

use std::fs;
use std::path::Path;

use clausier_compile::store::{DiskStore, Store, StoreError};

use crate::limits::said;
use crate::workspace::{CONTRACT, build, manifest, quoted, workspace};

const HOSTILE: &[&str] = &[
    "../../etc/passwd",
    "/etc/passwd",
    "..\\..\\secret",
    "a\0b",
    "a/../../b",
    "%2e%2e/a",
    "C:/a",
    "a/b/c",
    ".",
    "..",
    "",
    "a//b",
    "essai/a.md",
    "~/a",
    "é",
];

#[test]
fn no_identifier_is_a_path() {
    for id in HOSTILE {
        let id = quoted(id);
        for (from, to) in [
            ("model = \"essai\"", format!("model = {id}")),
            ("client = \"paul\"", format!("client = {id}")),
            ("[values]", format!("[replace]\n\"essai/a\" = {id}\n[values]")),
            ("[values]", format!("[omit]\n{id} = \"raison\"\n[values]")),
            (
                "[values]",
                format!("[[add]]\nid = \"x\"\ntitle = \"T\"\nclauses = [{id}]\n[values]"),
            ),
        ] {
            let mut store = workspace("", "A.\n", "");
            let bytes = store.read(&manifest()).expect("answers").expect("a manifest");
            let text =
                String::from_utf8(bytes.to_vec()).expect("UTF-8").replace(from, &to);
            store.insert(manifest(), text);
            let compiled = build(&store);
            assert!(compiled.findings.has_errors(), "{to}");
            let said = said(&compiled);
            assert!(said[0].starts_with(CONTRACT), "{to}: {said:?}");
        }
    }
}

#[test]
fn stores_refuse_paths_that_climb() {
    let folder = tempfile::tempdir().expect("a folder");
    let disk = DiskStore::new(folder.path()).expect("a store");
    let memory = clausier_compile::store::MemoryStore::new();
    for path in ["../a", "/a", "a/../b", "a\\b", "a\0b", "C:/a", "", ".", "a//b"] {
        for store in [&disk as &dyn Store, &memory] {
            let answer = store.read(path);
            assert!(matches!(answer, Err(StoreError::Outside { .. })), "{path:?}");
        }
    }
}

/// Puts the workspace of the tests on the disk.
fn write(root: &Path) {
    let store = workspace("", "A.\n", "");
    for folder in ["contracts", "clauses"] {
        for path in store.list(folder).expect("answers") {
            let full = root.join(&path);
            fs::create_dir_all(full.parent().expect("a parent")).expect("a folder");
            fs::write(full, store.read(&path).expect("answers").expect("a file"))
                .expect("written");
        }
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_workspace_are_refused() {
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("a.md"), "secret").expect("written");
    for folder in [false, true] {
        let root = tempfile::tempdir().expect("a folder");
        write(root.path());
        let clause = root.path().join("clauses/essai");
        fs::remove_file(clause.join("a.md")).expect("removed");
        if folder {
            fs::remove_dir(&clause).expect("removed");
            std::os::unix::fs::symlink(outside.path(), &clause).expect("linked");
        } else {
            let target = outside.path().join("a.md");
            std::os::unix::fs::symlink(target, clause.join("a.md")).expect("linked");
        }
        let store = DiskStore::new(root.path()).expect("a store");
        let compiled = build(&store);
        assert!(compiled.findings.has_errors());
        let messages: Vec<_> =
            compiled.findings.iter().map(|f| f.message.clone()).collect();
        assert!(
            messages.iter().any(|m| m.contains("clauses/essai/a.md")),
            "{messages:?}"
        );
    }
}

#[test]
fn bytes_of_every_kind() {
    let plain = "+++\ntitle = \"E\"\nversion = \"1.0.0\"\nstatus = \"in-force\"\n+++\n- a ;\n- b.\n\nC.\n";
    let with = |bytes: &[u8]| {
        let mut store = workspace("", "", "");
        store.insert("clauses/essai/a.md", bytes);
        build(&store)
    };
    let expected = with(plain.as_bytes());
    assert!(expected.document.is_some());
    for same in [plain.replace('\n', "\r\n"), format!("\u{feff}{plain}")] {
        assert_eq!(with(same.as_bytes()).document, expected.document);
    }
    for wrong in
        [&b""[..], b"+++\n", b"+++\ntitle = \"E\"\n", b"\xff\xfe+\0", b"+++\n\xe9\n+++\n"]
    {
        let compiled = with(wrong);
        let said = said(&compiled);
        assert!(said.iter().any(|s| s.starts_with("clauses/essai/a.md:")), "{said:?}");
    }
    let header = plain.split_inclusive("+++\n").take(2).collect::<String>();
    let _ = with(header.as_bytes());
    // A store may hold any file: it is the parser that refuses.
    let said = said(&with(&vec![b'a'; 50 * 1024 * 1024]));
    assert!(said.iter().any(|s| s.starts_with("clauses/essai/a.md:1:1 ")), "{said:?}");
}

#[test]
fn a_file_too_large_on_the_disk_is_never_read() {
    let root = tempfile::tempdir().expect("a folder");
    write(root.path());
    let file = fs::File::create(root.path().join("clauses/essai/a.md")).expect("a file");
    file.set_len(50 * 1024 * 1024).expect("sized");
    let compiled = build(&DiskStore::new(root.path()).expect("a store"));
    let messages: Vec<_> = compiled.findings.iter().map(|f| f.message.clone()).collect();
    assert!(messages.iter().any(|m| m.contains("clauses/essai/a.md")), "{messages:?}");
}
