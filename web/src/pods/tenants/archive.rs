//! Many files as one ZIP.

use std::io::Write as _;

use rawzip::{CompressionMethod, DataDescriptorOutput, ZipArchiveWriter, crc32};

use scopedown_association::tenants::TenantFile;

/// How hard the texts are pressed; more gains nothing on short ones.
const LEVEL: u8 = 6;

/// The archive; `None` where it cannot be written, as with a name that no archive takes.
pub(crate) fn archive(files: &[TenantFile]) -> Option<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for file in files {
        let text = file.text.as_bytes();
        let (mut entry, _) = archive
            .new_file(file.name.as_str())
            .compression_method(CompressionMethod::DEFLATE)
            .start()
            .ok()?;
        let packed = miniz_oxide::deflate::compress_to_vec(text, LEVEL);
        entry.write_all(&packed).ok()?;
        let size = u64::try_from(text.len()).ok()?;
        entry
            .finish(DataDescriptorOutput::new(crc32(text), size))
            .ok()?;
    }
    archive.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rawzip::ZipArchive;

    #[test]
    fn files_come_back() {
        let files: Vec<TenantFile> = (0..300)
            .map(|number| TenantFile {
                tenant: number,
                name: format!("team-{number}.json"),
                text: format!("{{\"é\": {number}}}\n").repeat(20),
            })
            .collect();
        let bytes = archive(&files).unwrap();
        let read = ZipArchive::from_slice(&bytes).unwrap();
        let mut entries = read.entries();
        for file in &files {
            let entry = entries.next_entry().unwrap().unwrap();
            assert_eq!(entry.file_path().as_ref(), file.name.as_bytes());
            let wayfinder = entry.wayfinder();
            let data = read.get_entry(wayfinder).unwrap();
            let text = miniz_oxide::inflate::decompress_to_vec(data.data()).unwrap();
            assert_eq!(text, file.text.as_bytes());
            assert_eq!(entry.crc32(), crc32(&text));
        }
        assert!(entries.next_entry().unwrap().is_none());
    }
}
