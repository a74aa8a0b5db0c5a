//! The logo, inside the page.

const ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes an image as a `data:` address.
///
/// PNG and JPEG are known by their first bytes; anything else is taken as SVG, which
/// browsers show without running its scripts when it stands in `<img>`.
pub(super) fn push_data_url(image: &[u8], out: &mut String) {
    let kind = match image {
        [0x89, b'P', b'N', b'G', ..] => "png",
        [0xff, 0xd8, 0xff, ..] => "jpeg",
        _ => "svg+xml",
    };
    out.push_str("data:image/");
    out.push_str(kind);
    out.push_str(";base64,");
    push_base64(image, out);
}

fn push_base64(bytes: &[u8], out: &mut String) {
    out.reserve(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |rank: usize| u32::from(chunk.get(rank).copied().unwrap_or(0));
        let word = byte(0) << 16 | byte(1) << 8 | byte(2);
        for rank in 0..4 {
            if rank <= chunk.len() {
                let sextet = word >> (18 - 6 * rank) & 63;
                out.push(char::from(ALPHABET[sextet as usize]));
            } else {
                out.push('=');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_to_four() {
        for (bytes, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ] {
            let mut out = String::new();
            push_base64(bytes.as_bytes(), &mut out);
            assert_eq!(out, expected);
        }
    }
}
