//! One document, from request to bytes.

use std::collections::BTreeMap;

use clausier_model::document::NodeId;
use clausier_model::worker::Request;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::check;
use crate::world::{DocumentWorld, Shared};

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    request: &'a Request,
    /// The labels of the nodes that references lead to.
    linked: BTreeMap<&'a NodeId, String>,
}

/// Writes the PDF of a request, for keeping (PDF/A-2a) and for all readers
/// (PDF/UA-1).
///
/// The same request gives the same bytes, whatever came before it. A failure is a
/// French phrase.
pub(crate) fn render(shared: &Shared, request: &Request) -> Result<Vec<u8>, String> {
    let linked = check::check(request)?;
    let linked = linked.into_iter().zip(1..).map(|(id, rank)| (id, format!("r{rank}")));
    let linked = linked.collect();
    let data = serde_json::to_vec(&Data { request, linked })
        .map_err(|error| format!("le document ne peut pas être transmis : {error}"))?;
    let logo = request.logo.as_ref().map(|logo| (logo.format, logo.bytes.clone()));
    let world = DocumentWorld::new(shared, data, logo);
    let document = typst::compile::<PagedDocument>(&world).output.map_err(failure)?;
    typst_pdf::pdf(&document, &options(request)).map_err(failure)
}

fn options(request: &Request) -> PdfOptions {
    PdfOptions {
        // Neither the clock nor chance: the reference names the document.
        ident: Smart::Custom(format!("clausier/{}", request.document.reference)),
        // PDF/A asks for a date of creation. The true one would change the bytes, and
        // the contract's could pass for a proof: this one is no date at all.
        timestamp: Datetime::from_ymd_hms(1970, 1, 1, 0, 0, 0).map(Timestamp::new_utc),
        creator: Smart::Custom(None),
        standards: PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .expect("invariant: PDF/A-2a and PDF/UA-1 go together"),
        ..PdfOptions::default()
    }
}

/// What a lawyer cannot mend: the checks have accepted the document, so a refusal
/// of Typst is for us, in its own words.
fn failure(errors: impl IntoIterator<Item = SourceDiagnostic>) -> String {
    let said: Vec<_> = errors
        .into_iter()
        .map(|error| {
            let place = error.span.id().map(|id| id.get().vpath().get_with_slash());
            match place {
                Some(place) => format!("{} ({place})", error.message),
                None => error.message.to_string(),
            }
        })
        .collect();
    format!("la mise en page a échoué ; Typst répond : {}", said.join(" ; "))
}
