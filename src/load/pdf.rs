//! PDF: number of pages, the text of each, the outline.
//!
//! A PDF keeps glyphs at places, not words. A page counts as read only where every font says what its glyphs mean and no
//! picture may hold the text; otherwise what is not found cannot be told (a scanned page, for one). Work is counted and
//! bounded: bytes unfolded, pages, fonts, forms inside forms.

use super::documents::Text;
use flate2::read::ZlibDecoder;
use lopdf::content::Content;
use lopdf::{DecompressError, Dictionary, Document, Encoding, Error, LoadOptions, Object, ObjectId};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

/// Most bytes that the objects packed into streams may unfold to, together.
const MOST_PACKED: u64 = 64 << 20;
/// Most bytes that one stream may unfold to.
const MOST_STREAM: usize = 8 << 20;
/// Most bytes of page descriptions that are looked at.
const MOST_CONTENT: usize = 128 << 20;
/// Most pages.
const MOST_PAGES: usize = 20_000;
/// Most entries of an outline.
const MOST_ENTRIES: usize = 10_000;
/// Deepest nesting of forms, and of an outline.
const DEEPEST: usize = 12;
/// A gap between two glyphs, in thousandths of the size of the type, from which on it is taken for a space.
const SPACE: f32 = 180.0;
/// Curves on a page without a letter from which on the letters are taken to be drawn.
const DRAWN: usize = 200;

/// Reads a PDF.
///
/// # Errors
/// Why it cannot be read, in words that follow "cannot be read:".
pub(super) fn read(bytes: &[u8]) -> Result<Text, String> {
    let too_large = || format!("it unfolds to more than {} MiB", MOST_PACKED >> 20);
    if packed(bytes) > MOST_PACKED {
        return Err(too_large());
    }
    let options = LoadOptions { max_decompressed_size: Some(MOST_STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|e| match e {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => too_large(),
        Error::InvalidPassword | Error::Decryption(_) => "it opens only with a password".to_string(),
        _ => "it is damaged, or only a part of it is here".to_string(),
    })?;
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err("it opens only with a password".into());
    }
    let pages: Vec<ObjectId> = document.page_iter().take(MOST_PAGES + 1).collect();
    if pages.is_empty() {
        return Err("it is damaged, or only a part of it is here: no page can be found in it".into());
    }
    if pages.len() > MOST_PAGES {
        return Err(format!("it has more than {MOST_PAGES} pages"));
    }
    let mut reader = Reader { document: &document, room: MOST_CONTENT, whole: true };
    let text = pages.iter().map(|p| reader.page(*p)).collect();
    let whole = reader.whole;
    Ok(Text { pages: text, headings: outline(&document), whole })
}

/// To how much the streams unfold that hold objects and tables. The library bounds each of them, not all together.
fn packed(bytes: &[u8]) -> u64 {
    let mut sum = 0;
    let mut at = 0;
    while let Some(i) = bytes[at..].windows(6).position(|w| w == b"stream") {
        let word = at + i;
        at = word + 6;
        let before = &bytes[word.saturating_sub(1024)..word];
        // A name may be written with signs in hexadecimal, to hide what it is.
        if !before.windows(6).any(|w| w == b"ObjStm") && !before.contains(&b'#') {
            continue;
        }
        let start = bytes[at..].iter().take(4).position(|b| !b.is_ascii_whitespace()).map_or(at, |n| at + n);
        let mut room = ZlibDecoder::new(&bytes[start..]).take(MOST_PACKED + 1 - sum);
        // A damaged stream counts as far as it goes.
        sum += std::io::copy(&mut room, &mut std::io::sink()).unwrap_or_else(|_| room.limit().abs_diff(MOST_PACKED + 1 - sum));
        if sum > MOST_PACKED {
            break;
        }
    }
    sum
}

struct Reader<'a> {
    document: &'a Document,
    /// Bytes of page descriptions that may still be looked at.
    room: usize,
    whole: bool,
}

/// What one page showed.
#[derive(Default)]
struct Page {
    text: String,
    pictures: bool,
    curves: usize,
    unsure: bool,
}

impl<'a> Reader<'a> {
    fn page(&mut self, id: ObjectId) -> String {
        let mut page = Page::default();
        let fonts = self.document.get_page_fonts(id).unwrap_or_default();
        let limit = self.room.min(MOST_STREAM);
        match self.document.get_page_content_with_limit(id, limit) {
            Ok(content) => {
                self.room -= content.len().min(self.room);
                let resources = self.resources(id);
                self.content(&content, &fonts, &resources, &mut page, 0);
            }
            Err(_) => page.unsure = true,
        }
        let bare = !page.text.chars().any(char::is_alphanumeric);
        if page.unsure || (bare && (page.pictures || page.curves >= DRAWN)) {
            self.whole = false;
        }
        page.text
    }

    fn resources(&self, id: ObjectId) -> Vec<&'a Dictionary> {
        let Ok((own, ids)) = self.document.get_page_resources(id) else { return Vec::new() };
        own.into_iter().chain(ids.into_iter().filter_map(|i| self.document.get_dictionary(i).ok())).collect()
    }

    fn content(
        &mut self,
        content: &[u8],
        fonts: &BTreeMap<Vec<u8>, &Dictionary>,
        resources: &[&'a Dictionary],
        page: &mut Page,
        depth: usize,
    ) {
        let Ok(content) = Content::decode(content) else {
            page.unsure = true;
            return;
        };
        let mut known: HashMap<&[u8], Option<Font>> = HashMap::new();
        let mut font: Option<&[u8]> = None;
        for op in &content.operations {
            match op.operator.as_str() {
                "Tf" => {
                    let name = op.operands.first().and_then(|o| o.as_name().ok());
                    font = name.and_then(|n| fonts.get_key_value(n)).map(|(n, _)| n.as_slice());
                    if let Some((name, dictionary)) = font.and_then(|n| fonts.get_key_value(n)) {
                        known.entry(name).or_insert_with(|| Font::new(self.document, dictionary));
                    }
                }
                "Tj" | "'" | "\"" | "TJ" => {
                    if matches!(op.operator.as_str(), "'" | "\"") {
                        page.text.push('\n');
                    }
                    let Some(last) = op.operands.last() else { continue };
                    match font.and_then(|n| known.get(n)).and_then(Option::as_ref) {
                        Some(font) => show(font, last, page),
                        None => page.unsure |= has_text(last),
                    }
                }
                "Td" | "TD" => {
                    let down = op.operands.get(1).and_then(|o| o.as_float().ok()).is_none_or(|y| y != 0.0);
                    page.text.push(if down { '\n' } else { ' ' });
                }
                "T*" | "ET" | "Tm" => page.text.push('\n'),
                "BI" => page.pictures = true,
                "c" | "v" | "y" => page.curves += 1,
                "Do" => {
                    let name = op.operands.first().and_then(|o| o.as_name().ok());
                    if let Some(name) = name {
                        self.object(name, fonts, resources, page, depth);
                    }
                }
                _ => {}
            }
        }
    }

    /// A picture, or a form: a page inside the page.
    fn object(&mut self, name: &[u8], fonts: &BTreeMap<Vec<u8>, &Dictionary>, resources: &[&'a Dictionary], page: &mut Page, depth: usize) {
        let document = self.document;
        let found =
            resources.iter().find_map(|r| r.get_deref(b"XObject", document).and_then(Object::as_dict).ok()?.get_deref(name, document).ok());
        let Some(stream) = found.and_then(|o| o.as_stream().ok()) else { return };
        if stream.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            page.pictures = true;
            return;
        }
        let limit = self.room.min(MOST_STREAM);
        let content = (depth < DEEPEST && limit > 0).then(|| stream.get_plain_content_with_limit(limit).ok()).flatten();
        let Some(content) = content else {
            page.unsure = true;
            return;
        };
        // Never less than one step, so that empty forms come to an end too.
        self.room -= (content.len() + 1024).min(self.room);
        let own = stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok();
        let listed = own.and_then(|r| r.get_deref(b"Font", document).and_then(Object::as_dict).ok());
        let mut inner: BTreeMap<Vec<u8>, &Dictionary> = if own.is_some() { BTreeMap::new() } else { fonts.clone() };
        for (name, font) in listed.into_iter().flatten() {
            let font = document.dereference(font).ok().and_then(|(_, o)| o.as_dict().ok());
            inner.extend(font.map(|f| (name.clone(), f)));
        }
        let own: Vec<&Dictionary> = own.map_or_else(|| resources.to_vec(), |r| vec![r]);
        page.text.push('\n');
        self.content(&content, &inner, &own, page, depth + 1);
    }
}

/// How a font says what its glyphs mean.
struct Font {
    map: Map,
    /// Whether its glyphs may mean something else than the map says.
    doubtful: bool,
}

enum Map {
    Unicode(lopdf::Encoding<'static>),
    Table(Box<[Option<String>; 256]>),
}

impl Font {
    fn new(document: &Document, font: &Dictionary) -> Option<Font> {
        let name = |key: &[u8]| font.get_deref(key, document).and_then(Object::as_name).unwrap_or_default();
        let composite = name(b"Subtype") == b"Type0";
        let mapped = font.has(b"ToUnicode");
        let mut plain = font.clone();
        plain.set("Type", Object::Name(b"Font".to_vec()));
        if mapped {
            // What the file says in so many words goes before what it names.
            plain.remove(b"Encoding");
        }
        let encoding = plain.get_font_encoding_with_limit(document, MOST_STREAM).ok()?;
        if let Encoding::UnicodeMapEncoding(map) = encoding {
            return Some(Font { map: Map::Unicode(Encoding::UnicodeMapEncoding(map)), doubtful: false });
        }
        if composite {
            return None;
        }
        let table = std::array::from_fn(|b| {
            let mut out = String::new();
            let read = encoding.write_to_string(&[b as u8], &mut out);
            (read.is_ok() && !out.is_empty()).then_some(out)
        });
        let named = font.get_deref(b"Encoding", document).ok();
        let differs = named.and_then(|o| o.as_dict().ok()).is_some_and(|d| d.has(b"Differences"));
        let fell_back = differs && !matches!(encoding, Encoding::Differences(_));
        // A font that carries only the glyphs used may number them as it likes.
        let own_numbers = named.is_none() && name(b"BaseFont").contains(&b'+');
        let drawn = name(b"Subtype") == b"Type3" && !differs;
        Some(Font { map: Map::Table(Box::new(table)), doubtful: mapped || fell_back || own_numbers || drawn })
    }
}

fn show(font: &Font, what: &Object, page: &mut Page) {
    match what {
        Object::String(bytes, _) => {
            page.unsure |= font.doubtful;
            match &font.map {
                Map::Unicode(map) => {
                    let before = page.text.len();
                    page.unsure |= map.write_to_string(bytes, &mut page.text).is_err();
                    page.unsure |= page.text[before..].contains(['\u{fffd}', '\0']);
                }
                Map::Table(table) => {
                    for b in bytes {
                        match &table[usize::from(*b)] {
                            Some(s) => page.text.push_str(s),
                            // Below the letters stand blanks and signs that show nothing.
                            None => page.unsure |= *b > 32,
                        }
                    }
                }
            }
        }
        Object::Array(parts) => {
            for part in parts {
                match part.as_float() {
                    Ok(back) if back < -SPACE => page.text.push(' '),
                    Ok(_) => {}
                    // A string, and no list inside the list.
                    Err(_) if matches!(part, Object::String(..)) => show(font, part, page),
                    Err(_) => {}
                }
            }
        }
        _ => {}
    }
}

fn has_text(what: &Object) -> bool {
    match what {
        Object::String(bytes, _) => !bytes.is_empty(),
        Object::Array(parts) => parts.iter().any(|p| matches!(p, Object::String(b, _) if !b.is_empty())),
        _ => false,
    }
}

/// The titles of the outline, in order.
fn outline(document: &Document) -> Vec<String> {
    let root = document.catalog().and_then(|c| c.get_deref(b"Outlines", document)).and_then(Object::as_dict);
    let next = |d: &Dictionary, key: &[u8]| d.get(key).and_then(Object::as_reference).ok();
    let (mut out, mut seen) = (Vec::new(), HashSet::new());
    let mut open: Vec<(ObjectId, usize)> = root.ok().and_then(|r| next(r, b"First")).map(|i| (i, 0)).into_iter().collect();
    while let Some((id, depth)) = open.pop() {
        if !seen.insert(id) || seen.len() > MOST_ENTRIES || depth > DEEPEST {
            continue;
        }
        let Ok(entry) = document.get_dictionary(id) else { continue };
        if let Ok(title) = entry.get_deref(b"Title", document)
            && let Ok(title) = lopdf::decode_text_string(title)
        {
            out.push(title);
        }
        open.extend(next(entry, b"Next").map(|i| (i, depth)));
        open.extend(next(entry, b"First").map(|i| (i, depth + 1)));
    }
    out
}
