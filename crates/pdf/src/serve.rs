//! The loop of the worker.

use std::any::Any;
use std::io::{Read, Write};
use std::panic::{self, AssertUnwindSafe};

use clausier_model::worker::{
    HANDSHAKE, ProtocolError, Request, Response, read_frame, write_frame,
};

use crate::render;
use crate::world::Shared;

/// Answers requests until the input ends.
///
/// A document that cannot be written is a response like another. Only a broken
/// stream or a frame that is no request is an error, as what follows it could not
/// be trusted.
pub(crate) fn serve(
    input: &mut impl Read,
    output: &mut impl Write,
) -> Result<(), ProtocolError> {
    let shared = Shared::new();
    write_frame(output, HANDSHAKE.as_bytes())?;
    while let Some(frame) = read_frame(input)? {
        let request = Request::decode(&frame)?;
        drop(frame);
        let response = respond(|| render::render(&shared, &request));
        // Typst remembers every step of every document for ever unless told not to.
        // This is Typst's own comemo: another version of it would forget nothing.
        typst::comemo::evict(0);
        write_frame(output, &response.encode())?;
    }
    Ok(())
}

/// Runs one document; a panic of Typst is the failure of that document alone.
fn respond(render: impl FnOnce() -> Result<Vec<u8>, String>) -> Response {
    // What a panic says goes into the response, not on the user's terminal.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let result = panic::catch_unwind(AssertUnwindSafe(render));
    panic::set_hook(hook);
    match result {
        Ok(Ok(pdf)) => Response::Pdf(pdf),
        Ok(Err(message)) => Response::Failed { message },
        Err(payload) => Response::Failed {
            message: format!(
                "la mise en page s’est interrompue ; c’est un défaut de Clausier, à \
                 signaler ({})",
                panic_message(&*payload)
            ),
        },
    }
}

fn panic_message(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("sans message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_fails_one_document() {
        let response = respond(|| panic!("boum {}", 1));
        let Response::Failed { message } = response else { panic!("{response:?}") };
        assert!(message.contains("boum 1"), "{message}");
        assert_eq!(respond(|| Ok(vec![1])), Response::Pdf(vec![1]));
    }

    #[test]
    fn what_is_no_request_ends_the_loop() {
        let mut input = Vec::new();
        write_frame(&mut input, b"bonjour").expect("writes");
        let mut output = Vec::new();
        let error = serve(&mut input.as_slice(), &mut output).expect_err("no request");
        assert!(matches!(error, ProtocolError::Malformed(_)), "{error}");
        let end = serve(&mut &b""[..], &mut output);
        assert!(end.is_ok(), "the end of the input is the end of the work");
    }
}
