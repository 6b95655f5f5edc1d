//! Files of the user: chosen, dropped, read piece by piece; and texts that are saved as one.

use gloo::file::callbacks::{FileReader, read_as_bytes};
use gloo::file::{Blob, File, ObjectUrl};
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, FileList, HtmlElement, HtmlInputElement};
use yew::Event;

/// A file, of which nothing is read yet.
#[derive(Clone)]
pub(crate) struct Chosen {
    /// Its name.
    pub(crate) name: String,
    blob: Blob,
}

/// A piece that is being read; its drop ends the reading.
pub(crate) type Reading = FileReader;

impl Chosen {
    /// A text, as if it were a file.
    pub(crate) fn of_text(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            blob: Blob::new(text),
        }
    }

    /// How many bytes it has.
    pub(crate) fn size(&self) -> usize {
        usize::try_from(self.blob.size()).unwrap_or(usize::MAX)
    }

    /// Reads the bytes from `start` to `end`; `None` where the browser cannot.
    pub(crate) fn read(
        &self,
        start: usize,
        end: usize,
        on_bytes: impl FnOnce(Option<Vec<u8>>) + 'static,
    ) -> Reading {
        let piece = self.blob.slice(start as u64, end as u64);
        read_as_bytes(&piece, move |bytes| on_bytes(bytes.ok()))
    }
}

/// The file that was chosen in a field for files, which then takes the same one again.
pub(crate) fn chosen(event: &Event) -> Option<Chosen> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let chosen = first(&field.files()?);
    field.set_value("");
    chosen
}

/// The file that was dropped.
pub(crate) fn dropped(event: &DragEvent) -> Option<Chosen> {
    first(&event.data_transfer()?.files()?)
}

fn first(files: &FileList) -> Option<Chosen> {
    let file = File::from(files.get(0)?);
    Some(Chosen {
        name: file.name(),
        blob: file.into(),
    })
}

/// How long a saved text is kept for the browser to fetch it, in milliseconds.
const KEPT: u32 = 20_000;

/// Saves a text under a name, as the browser saves what is downloaded.
pub(crate) fn save(name: &str, text: &str) {
    save_blob(name, &Blob::new_with_options(text, Some("text/plain")));
}

/// Saves bytes likewise.
pub(crate) fn save_bytes(name: &str, bytes: &[u8]) {
    save_blob(
        name,
        &Blob::new_with_options(bytes, Some("application/octet-stream")),
    );
}

fn save_blob(name: &str, blob: &Blob) {
    let url = ObjectUrl::from(blob.clone());
    let link = document()
        .create_element("a")
        .ok()
        .and_then(|link| link.dyn_into::<HtmlElement>().ok());
    let Some(link) = link else {
        return;
    };
    let is_set =
        link.set_attribute("href", &url).is_ok() && link.set_attribute("download", name).is_ok();
    if is_set {
        link.click();
    }
    Timeout::new(KEPT, move || drop(url)).forget();
}
