//! Raw deflate that begins with a dictionary (RFC 1951; the dictionary is the window before the first byte, as in RFC 1950).

use miniz_oxide::DataFormat;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::fault::LinkFault;

/// Room for what a flush adds.
const MARGIN: usize = 1 << 10;

/// Compresses. `miniz_oxide` takes no dictionary, so it compresses the dictionary first, up to a byte's border, and that part is left out: the
/// rest refers to it as to any text before.
pub(super) fn deflate(dictionary: &[u8], text: &[u8]) -> Vec<u8> {
    let level = CompressionLevel::UberCompression;
    let mut compressor = CompressorOxide::with_format_and_level(DataFormat::Raw, level);
    if !dictionary.is_empty() {
        drive(&mut compressor, dictionary, TDEFLFlush::Sync);
    }
    drive(&mut compressor, text, TDEFLFlush::Finish)
}

fn drive(compressor: &mut CompressorOxide, text: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    // Deflate stores what it cannot shorten, so one round is enough; what a round left over goes on in the next.
    loop {
        let mut buffer = vec![0; rest.len() + rest.len() / 8 + MARGIN];
        let (status, read, written) = compress(compressor, rest, &mut buffer, flush);
        buffer.truncate(written);
        out.append(&mut buffer);
        rest = rest.get(read..).unwrap_or_default();
        let is_over = status != TDEFLStatus::Okay || (flush == TDEFLFlush::Sync && rest.is_empty());
        if is_over || (read == 0 && written == 0) {
            return out;
        }
    }
}

/// Decompresses no more than so many bytes.
pub(super) fn inflate(dictionary: &[u8], packed: &[u8], most: usize) -> Result<Vec<u8>, LinkFault> {
    let begin = dictionary.len();
    let mut window = dictionary.to_vec();
    window.resize(begin + most, 0);
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let mut decompressor = DecompressorOxide::new();
    let (status, read, written) = decompress(&mut decompressor, packed, &mut window, begin, flags);
    match status {
        TINFLStatus::Done if read == packed.len() => {
            window.truncate(begin + written);
            Ok(window.split_off(begin))
        }
        TINFLStatus::HasMoreOutput => Err(LinkFault::ContentTooLong),
        _ => Err(LinkFault::Garbled),
    }
}

#[cfg(test)]
mod tests {
    use super::{LinkFault, deflate, inflate};

    #[test]
    fn a_dictionary_shortens_and_comes_back() {
        let dictionary = br#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"#;
        let text = br#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"}]}"#;
        let packed = deflate(dictionary, text);
        let without = deflate(b"", text);
        assert!(
            packed.len() + 40 < without.len(),
            "{} {}",
            packed.len(),
            without.len()
        );
        assert_eq!(inflate(dictionary, &packed, 1_000), Ok(text.to_vec()));
        assert_ne!(inflate(b"", &packed, 1_000), Ok(text.to_vec()));
    }

    #[test]
    fn what_grows_beyond_the_limit_is_refused() {
        let packed = deflate(b"", &[b'a'; 100_000]);
        assert_eq!(
            inflate(b"", &packed, 99_999),
            Err(LinkFault::ContentTooLong)
        );
        assert_eq!(
            inflate(b"", &packed, 100_000).map(|text| text.len()),
            Ok(100_000)
        );
    }

    #[test]
    fn what_cannot_be_shortened_comes_back() {
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..70_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        assert_eq!(inflate(b"abc", &deflate(b"abc", &noise), 70_000), Ok(noise));
    }
}
