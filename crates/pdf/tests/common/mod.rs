//! A worker in its own process, and the documents it is given.

#![expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]

use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use clausier_model::document::Document;
use clausier_model::theme::Theme;
use clausier_model::worker::{Client, Request, Response};

/// A running worker and the client that speaks to it.
pub(crate) struct Worker {
    child: Child,
    client: Option<Client<ChildStdout, ChildStdin>>,
}

impl Worker {
    /// Starts one.
    pub(crate) fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_clausier-pdf"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("starts");
        let output = child.stdout.take().expect("piped");
        let input = child.stdin.take().expect("piped");
        let client = Client::new(output, input).expect("greets");
        Self { child, client: Some(client) }
    }

    /// Has one document written.
    pub(crate) fn render(&mut self, request: &Request) -> Response {
        self.client.as_mut().expect("running").render(request).expect("answers")
    }

    /// The most memory it has used, in kB; only Linux tells.
    pub(crate) fn peak_memory(&self) -> Option<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(path).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().trim_end_matches("kB").trim_end().parse().ok()
    }

    /// Ends the input; says whether the worker ended well.
    pub(crate) fn end(mut self) -> bool {
        self.client = None;
        self.child.wait().expect("ends").success()
    }
}

/// A document of `tests/fixtures`.
pub(crate) fn fixture(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures")
        .join(name)
        .with_extension("json");
    let json = std::fs::read(path).expect("the fixture is there");
    serde_json::from_slice(&json).expect("the fixture is a document")
}

/// A document in the default look.
pub(crate) fn request(document: Document) -> Request {
    Request { document, theme: Theme::default(), logo: None, internal: false }
}
