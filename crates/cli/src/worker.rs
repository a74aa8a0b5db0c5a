//! The PDF worker, from outside.

use std::env;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use clausier_model::worker::{Client, ProtocolError, Request, Response};

use crate::failure::{Failure, reason};
use crate::output::Stamp;

/// The worker's name.
const NAME: &str = "clausier-pdf";

/// The variable that says where it is.
const VARIABLE: &str = "CLAUSIER_PDF";

/// The worker's program.
#[derive(Debug)]
pub(crate) struct Program {
    path: PathBuf,
    /// Changes with the program, so that a new one writes PDFs anew.
    pub(crate) identity: String,
}

impl Program {
    /// The one that `CLAUSIER_PDF` names, else the one beside us.
    pub(crate) fn find() -> Result<Self, Failure> {
        let path = match env::var_os(VARIABLE).filter(|path| !path.is_empty()) {
            Some(path) => PathBuf::from(path),
            None => {
                let us = env::current_exe()
                    .map_err(Failure::path(NAME, "ne peut être cherché"))?;
                us.with_file_name(format!("{NAME}{}", env::consts::EXE_SUFFIX))
            }
        };
        // The file that is run, not a link to it.
        let stamp = path.canonicalize().ok().and_then(|path| Stamp::of(&path));
        let Some(stamp) = stamp else { return Err(missing(&path)) };
        Ok(Self { path, identity: format!("{stamp:?}") })
    }
}

fn missing(path: &std::path::Path) -> Failure {
    Failure::Worker(format!(
        "« {} » n’existe pas : c’est le programme qui écrit les PDF\n\
         aide: compilez-le avec « cargo build --release -p {NAME} » et placez-le à \
         côté de clausier, ou indiquez-le par la variable {VARIABLE}\n\
         aide: sans lui, demandez d’autres formats : --to html,docx,md,txt",
        path.display()
    ))
}

/// A worker that is started when its first document comes.
pub(crate) struct Worker<'p> {
    program: &'p Program,
    running: Option<Running>,
}

impl<'p> Worker<'p> {
    /// A worker that does not run yet.
    pub(crate) fn new(program: &'p Program) -> Self {
        Self { program, running: None }
    }

    /// Has a document written; an error says why not.
    ///
    /// A worker that breaks down is started again, once for a document: the next ones
    /// are not to pay for this one.
    pub(crate) fn render(&mut self, request: &Request) -> Result<Vec<u8>, String> {
        let mut broken = self.attempt(request);
        if matches!(broken, Err(ref error) if is_breakdown(error)) {
            broken = self.attempt(request);
        }
        match broken {
            Ok(Response::Pdf(bytes)) => Ok(bytes),
            Ok(Response::Failed { message }) => Err(message),
            Err(error) => Err(error.to_string()),
        }
    }

    fn attempt(&mut self, request: &Request) -> Result<Response, ProtocolError> {
        let mut running = match self.running.take() {
            Some(running) => running,
            None => Running::start(self.program)?,
        };
        let client = running.client.as_mut().ok_or(ProtocolError::Ended)?;
        let response = client.render(request);
        match response {
            Ok(_) => self.running = Some(running),
            Err(_) => running.kill(),
        }
        response
    }
}

fn is_breakdown(error: &ProtocolError) -> bool {
    matches!(error, ProtocolError::Io(_) | ProtocolError::Ended)
}

struct Running {
    child: Child,
    /// `None` once the worker was told to end.
    client: Option<Client<BufReader<ChildStdout>, ChildStdin>>,
}

impl Running {
    fn start(program: &Program) -> Result<Self, ProtocolError> {
        let mut child = Command::new(&program.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| {
                let said = format!("{} ne démarre pas : {}", NAME, reason(&error));
                std::io::Error::new(error.kind(), said)
            })?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take())
        else {
            return Err(ProtocolError::Ended);
        };
        let mut running = Self { child, client: None };
        match Client::new(BufReader::new(output), input) {
            Ok(client) => running.client = Some(client),
            Err(error) => {
                running.kill();
                return Err(error);
            }
        }
        Ok(running)
    }

    fn kill(&mut self) {
        // It may be dead already.
        let _ = self.child.kill();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The end of its input ends it.
        self.client = None;
        let _ = self.child.wait();
    }
}
