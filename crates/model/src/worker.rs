//! What is said between a client and the worker that writes PDF.
//!
//! The worker is a process beside the client: Typst takes minutes to compile, may
//! keep memory, and may fail on one document. They speak in frames over the
//! worker's standard input and output: the length of the frame in four bytes, the
//! most significant first, then its bytes. The worker first sends [`HANDSHAKE`];
//! then each request has one response, in order. The end of the input ends the
//! worker.
//!
//! Both sides live here, so that they cannot drift apart; the streams are given by
//! the caller, and nothing here starts a process.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::theme::Theme;

/// The first frame of a worker: the version of what is said and of the package.
///
/// A client that reads anything else has an older or newer worker before it.
pub const HANDSHAKE: &str = concat!("clausier-pdf/1 ", env!("CARGO_PKG_VERSION"));

/// The longest frame, in bytes: thousands of pages.
pub const MAX_FRAME: usize = 64 * 1024 * 1024;

/// A document to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Request {
    /// The document.
    pub document: Document,
    /// How it looks; its `logo` path is ignored, as the worker reads no file.
    pub theme: Theme,
    /// The logo of the first page.
    pub logo: Option<Logo>,
    /// Whether the copy stays in the practice: it then shows the names of nodes and
    /// which words are values.
    pub internal: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Logo {
    /// Its format.
    pub format: LogoFormat,
    /// What it shows, for those who cannot see it; such as the practice's name.
    pub alt: String,
    /// The picture itself; sent beside the rest, not as JSON.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogoFormat {
    /// PNG.
    Png,
    /// SVG.
    Svg,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Response {
    /// The PDF.
    Pdf(Vec<u8>),
    /// It could not be written; the worker goes on with the next.
    Failed {
        /// Why: a French phrase, lower case, without a final stop.
        message: String,
    },
}

/// The other side did not say what was expected.
#[derive(Debug)]
pub enum ProtocolError {
    /// The stream failed.
    Io(io::Error),
    /// The stream ended where a frame was due.
    Ended,
    /// A frame longer than [`MAX_FRAME`]; holds its length.
    TooLong(usize),
    /// The worker is of another version; holds what it said.
    Handshake(String),
    /// A frame that cannot be read; holds why.
    Malformed(String),
}

impl std::fmt::Display for ProtocolError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Io(error) => {
                write!(f, "l’échange avec clausier-pdf a échoué : {error}")
            }
            Self::Ended => f.write_str("clausier-pdf s’est arrêté avant de répondre"),
            Self::TooLong(length) => write!(
                f,
                "message de {length} octets, au-delà de la limite de {MAX_FRAME} octets"
            ),
            Self::Handshake(said) => write!(
                f,
                "clausier-pdf n’est pas de la même version : « {HANDSHAKE} » attendu, \
                 « {said} » reçu"
            ),
            Self::Malformed(why) => write!(f, "message illisible : {why}"),
        }
    }
}

impl std::error::Error for ProtocolError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for ProtocolError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The client's side.
///
/// An error leaves the worker in an unknown state: drop the client and start
/// another worker.
pub struct Client<R, W> {
    from_worker: R,
    to_worker: W,
}

impl<R: Read, W: Write> Client<R, W> {
    /// Greets a worker, given its output and its input.
    pub fn new(mut from_worker: R, to_worker: W) -> Result<Self, ProtocolError> {
        let said = read_frame(&mut from_worker)?.ok_or(ProtocolError::Ended)?;
        if said != HANDSHAKE.as_bytes() {
            let said = String::from_utf8_lossy(&said).chars().take(80).collect();
            return Err(ProtocolError::Handshake(said));
        }
        Ok(Self { from_worker, to_worker })
    }

    /// Has one document written.
    pub fn render(&mut self, request: &Request) -> Result<Response, ProtocolError> {
        write_frame(&mut self.to_worker, &request.encode()?)?;
        let frame = read_frame(&mut self.from_worker)?.ok_or(ProtocolError::Ended)?;
        Response::decode(frame)
    }
}

impl Request {
    /// The bytes of a frame: the length of the JSON, the JSON, the logo.
    pub fn encode(&self) -> Result<Vec<u8>, ProtocolError> {
        let json = serde_json::to_vec(self).map_err(malformed)?;
        let length =
            u32::try_from(json.len()).map_err(|_| ProtocolError::TooLong(json.len()))?;
        let logo = self.logo.as_ref().map_or(&[][..], |logo| &logo.bytes);
        Ok([&length.to_be_bytes()[..], &json, logo].concat())
    }

    /// Reads what [`encode`](Self::encode) wrote.
    pub fn decode(frame: &[u8]) -> Result<Self, ProtocolError> {
        let (json, rest) = split_json(frame)
            .ok_or_else(|| ProtocolError::Malformed("trop court".to_owned()))?;
        let mut request: Self = serde_json::from_slice(json).map_err(malformed)?;
        match &mut request.logo {
            Some(logo) => logo.bytes = rest.to_vec(),
            None if rest.is_empty() => {}
            None => return Err(ProtocolError::Malformed("logo inattendu".to_owned())),
        }
        Ok(request)
    }
}

fn split_json(frame: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = frame.split_first_chunk::<4>()?;
    rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)
}

fn malformed(error: serde_json::Error) -> ProtocolError {
    ProtocolError::Malformed(error.to_string())
}

const PDF: u8 = 0;
const FAILED: u8 = 1;

impl Response {
    /// The bytes of a frame: one byte that says which, then the PDF or the message.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Pdf(bytes) => [&[PDF], bytes.as_slice()].concat(),
            Self::Failed { message } => [&[FAILED], message.as_bytes()].concat(),
        }
    }

    /// Reads what [`encode`](Self::encode) wrote.
    pub fn decode(mut frame: Vec<u8>) -> Result<Self, ProtocolError> {
        match frame.first() {
            Some(&PDF) => {
                frame.remove(0);
                Ok(Self::Pdf(frame))
            }
            Some(&FAILED) => Ok(Self::Failed {
                message: String::from_utf8_lossy(&frame[1..]).into_owned(),
            }),
            _ => Err(ProtocolError::Malformed("réponse inconnue".to_owned())),
        }
    }
}

/// Reads a frame; `None` where the stream ends before one.
pub fn read_frame(stream: &mut impl Read) -> Result<Option<Vec<u8>>, ProtocolError> {
    let mut length = [0; 4];
    let mut read = 0;
    while read < length.len() {
        match stream.read(&mut length[read..]) {
            Ok(0) if read == 0 => return Ok(None),
            Ok(0) => return Err(ProtocolError::Ended),
            Ok(count) => read += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
    if length > MAX_FRAME {
        return Err(ProtocolError::TooLong(length));
    }
    let mut frame = vec![0; length];
    stream.read_exact(&mut frame).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => ProtocolError::Ended,
        _ => ProtocolError::Io(error),
    })?;
    Ok(Some(frame))
}

/// Writes a frame and flushes the stream.
pub fn write_frame(stream: &mut impl Write, frame: &[u8]) -> Result<(), ProtocolError> {
    let length = u32::try_from(frame.len())
        .ok()
        .filter(|_| frame.len() <= MAX_FRAME)
        .ok_or(ProtocolError::TooLong(frame.len()))?;
    stream.write_all(&length.to_be_bytes())?;
    stream.write_all(frame)?;
    Ok(stream.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Kind, Parties, Status};

    fn request(logo: Option<Logo>) -> Request {
        let document = Document {
            kind: Kind::Contract,
            status: Status::Final,
            title: "Contrat".to_owned(),
            reference: "AV-1".to_owned(),
            date: None,
            notice: None,
            contents: false,
            parties: Parties {
                opening: String::new(),
                parties: Vec::new(),
                closing: Vec::new(),
            },
            recitals: None,
            articles: Vec::new(),
            signatures: None,
            annexes: Vec::new(),
        };
        Request { document, theme: Theme::default(), logo, internal: false }
    }

    #[test]
    fn requests_and_responses_survive_the_journey() {
        let logo =
            Logo { format: LogoFormat::Svg, alt: "A".to_owned(), bytes: vec![1, 2] };
        for request in [request(None), request(Some(logo))] {
            let frame = request.encode().expect("encodes");
            assert_eq!(Request::decode(&frame).expect("decodes"), request);
        }
        for response in
            [Response::Pdf(vec![7; 3]), Response::Failed { message: "raté".to_owned() }]
        {
            let read = Response::decode(response.encode()).expect("decodes");
            assert_eq!(read, response);
        }
    }

    #[test]
    fn damaged_frames_are_errors() {
        for frame in [&b""[..], b"\0\0\0", b"\0\0\0\x09{}", b"\0\0\0\x02{}", b"\0\0\0\0"]
        {
            assert!(
                matches!(Request::decode(frame), Err(ProtocolError::Malformed(_))),
                "{frame:?}"
            );
        }
        for frame in [vec![], vec![9]] {
            assert!(Response::decode(frame).is_err());
        }
    }

    #[test]
    fn streams_end_between_frames_only() {
        let mut bytes = Vec::new();
        write_frame(&mut bytes, b"abc").expect("writes");
        assert_eq!(bytes, b"\0\0\0\x03abc");
        let mut stream = bytes.as_slice();
        assert_eq!(read_frame(&mut stream).expect("reads").as_deref(), Some(&b"abc"[..]));
        assert!(read_frame(&mut stream).expect("ends").is_none());
        for cut in 1..bytes.len() {
            let read = read_frame(&mut &bytes[..cut]);
            assert!(matches!(read, Err(ProtocolError::Ended)), "{cut}");
        }
        let read = read_frame(&mut &b"\xff\xff\xff\xff"[..]);
        assert!(matches!(read, Err(ProtocolError::TooLong(_))));
    }

    #[test]
    fn a_client_refuses_another_version() {
        let mut output = Vec::new();
        write_frame(&mut output, b"clausier-pdf/0 0.0.9").expect("writes");
        let error = Client::new(output.as_slice(), Vec::new()).err().expect("refused");
        assert!(error.to_string().contains("clausier-pdf/0 0.0.9"), "{error}");
    }

    #[test]
    fn a_client_asks_and_reads_the_answer() {
        let mut output = Vec::new();
        write_frame(&mut output, HANDSHAKE.as_bytes()).expect("writes");
        write_frame(&mut output, &Response::Pdf(vec![1]).encode()).expect("writes");
        let mut client =
            Client::new(output.as_slice(), Vec::new()).expect("same version");
        let asked = request(None);
        assert_eq!(client.render(&asked).expect("answers"), Response::Pdf(vec![1]));
        assert_eq!(
            client.to_worker[4..],
            asked.encode().expect("encodes"),
            "the request was sent"
        );
        assert!(matches!(client.render(&asked), Err(ProtocolError::Ended)));
    }
}
