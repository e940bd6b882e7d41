//! PDF: number of pages, the text of each, the outline.
//!
//! A PDF keeps glyphs at places, not words. A page counts as read only where every font says what its glyphs mean and no
//! picture may hold the text; otherwise what is not found cannot be told (a scanned page, for one). Work is counted and
//! bounded: bytes unfolded, pages, fonts, forms inside forms.

use super::content::{Operand, operations};
use super::documents::Text;
use flate2::read::ZlibDecoder;
use lopdf::{DecompressError, Dictionary, Document, Encoding, Error, LoadOptions, Object, ObjectId};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

/// Most bytes that the objects packed into streams may unfold to, together.
const MOST_PACKED: u64 = 64 << 20;
/// Most bytes that one stream may unfold to.
const MOST_STREAM: usize = 8 << 20;
/// Most bytes that the description of one page, or of one form in it, may unfold to: drawings go beyond, text does not.
const MOST_PAGE: usize = 4 << 20;
/// Most bytes of page descriptions that are looked at.
const MOST_CONTENT: usize = 32 << 20;
/// Most times that a form is looked at.
const MOST_FORMS: usize = 5_000;
/// Most pages.
const MOST_PAGES: usize = 20_000;
/// Most entries of an outline.
const MOST_ENTRIES: usize = 10_000;
/// Deepest nesting of forms, and of an outline.
const DEEPEST: usize = 6;
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
    let mut reader = Reader { document: &document, room: MOST_CONTENT, forms: MOST_FORMS, whole: true };
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
    /// Forms that may still be looked at.
    forms: usize,
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
        let limit = self.room.min(MOST_PAGE);
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
        let mut known: HashMap<&[u8], Option<Font>> = HashMap::new();
        let mut font: Option<&[u8]> = None;
        operations(content, |op, operands| match op {
            b"Tf" => {
                font = named(operands).and_then(|n| fonts.get_key_value(n)).map(|(n, _)| n.as_slice());
                if let Some((name, dictionary)) = font.and_then(|n| fonts.get_key_value(n)) {
                    known.entry(name).or_insert_with(|| Font::new(self.document, dictionary));
                }
            }
            b"Tj" | b"'" | b"\"" | b"TJ" => {
                if matches!(op, b"'" | b"\"") {
                    page.text.push('\n');
                }
                match (font.and_then(|n| known.get(n)).and_then(Option::as_ref), operands.last()) {
                    (Some(font), Some(last)) => show(font, last, page),
                    (None, Some(last)) => page.unsure |= has_text(last),
                    _ => {}
                }
            }
            b"Td" | b"TD" => {
                let down = !matches!(operands.get(1), Some(Operand::Number(y)) if *y == 0.0);
                page.text.push(if down { '\n' } else { ' ' });
            }
            b"T*" | b"ET" | b"Tm" => page.text.push('\n'),
            b"BI" => page.pictures = true,
            b"c" | b"v" | b"y" => page.curves += 1,
            b"Do" => {
                if let Some(name) = named(operands) {
                    self.object(name, fonts, resources, page, depth);
                }
            }
            _ => {}
        });
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
        let limit = self.room.min(MOST_PAGE);
        let content = (depth < DEEPEST && limit > 0 && self.forms > 0).then(|| stream.get_plain_content_with_limit(limit).ok()).flatten();
        let Some(content) = content else {
            page.unsure = true;
            return;
        };
        self.room -= content.len().min(self.room);
        // Counted too, so that forms without content come to an end.
        self.forms -= 1;
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
    Unicode(Encoding<'static>),
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

fn named(operands: &[Operand]) -> Option<&[u8]> {
    match operands.first() {
        Some(Operand::Name(name)) => Some(name),
        _ => None,
    }
}

fn show(font: &Font, what: &Operand, page: &mut Page) {
    match what {
        Operand::Text(bytes) => {
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
        Operand::List(parts) => {
            for part in parts {
                match part {
                    Operand::Number(back) if *back < -SPACE => page.text.push(' '),
                    Operand::Text(_) => show(font, part, page),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

fn has_text(what: &Operand) -> bool {
    match what {
        Operand::Text(bytes) => !bytes.is_empty(),
        Operand::List(parts) => parts.iter().any(|p| matches!(p, Operand::Text(b) if !b.is_empty())),
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
