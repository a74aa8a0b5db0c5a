//! From a document to the bytes of each format.

use clausier_model::document::Document;
use clausier_model::worker::{Logo, LogoFormat, Request};
use clausier_render::{Audience, docx, html, markdown, text};

use crate::args::Format;
use crate::worker::Worker;
use crate::workspace::Look;

/// What a logo is said to be to those who cannot see it.
const LOGO_ALT: &str = "Logo du cabinet";

/// The bytes of a document in a format; an error says why there are none.
pub(super) fn write(
    document: &Document,
    format: Format,
    look: &Look,
    audience: Audience,
    worker: Option<&mut Worker<'_>>,
) -> Result<Vec<u8>, String> {
    let logo = look.logo.as_deref();
    match format {
        Format::Html => Ok(html(document, &look.theme, logo, audience).into_bytes()),
        Format::Docx => Ok(docx(document, &look.theme, logo, audience)),
        Format::Md => Ok(markdown(document, audience).into_bytes()),
        Format::Txt => Ok(text(document).into_bytes()),
        Format::Json => {
            let mut bytes =
                serde_json::to_vec_pretty(document).map_err(|error| error.to_string())?;
            bytes.push(b'\n');
            Ok(bytes)
        }
        Format::Pdf => {
            let worker = worker.ok_or("clausier-pdf manque")?;
            worker.render(&Request {
                document: document.clone(),
                theme: look.theme.clone(),
                logo: worker_logo(look),
                internal: audience.is_internal(),
            })
        }
    }
}

fn worker_logo(look: &Look) -> Option<Logo> {
    let path = look.theme.logo.as_ref()?;
    let bytes = look.logo.clone()?;
    let format = if path.ends_with(".svg") { LogoFormat::Svg } else { LogoFormat::Png };
    Some(Logo { format, alt: LOGO_ALT.to_owned(), bytes })
}
