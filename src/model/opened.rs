//! A cited document as it was found when its file was opened: how many pages, which headings, what text.
//!
//! Types only, and how a heading is looked for. The files are opened by `load`; where there is no file system nothing is
//! at hand, and everything here is empty.

use super::dossier::Side;
use super::provider::Document;
use crate::source::Place;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Letters and digits that a heading needs before it may be found in a text whose word borders are not known.
const LONG_ENOUGH: usize = 12;

/// What a file turned out to be, by what stands in it and not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// PDF: has pages.
    Pdf,
    /// Word: its pages are made by the program that shows it.
    Docx,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Text without any marks.
    Text,
}

/// What came of opening a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// Its text was read.
    Read,
    /// There is no such file.
    NotThere,
    /// It is there, and this much is wrong with it.
    Unreadable(String),
    /// It was not opened, because its path leads out of the folder; why.
    Refused(String),
}

/// A document as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What came of it.
    pub opening: Opening,
    /// What it is.
    pub kind: Option<DocumentKind>,
    /// sha256 of the file in hexadecimal.
    pub sha256: Option<String>,
    /// Number of pages, where its kind has pages.
    pub pages: Option<u32>,
    /// Headings as the file marks them, in its order.
    pub headings: Vec<String>,
    /// The words of each page, from the first; one entry where the kind has no pages. Made by [`words`].
    pub text: Vec<String>,
    /// Whether all its text could be read, so that what is not found is not there.
    pub whole: bool,
    /// Whether words may be torn or run together, as in a PDF, which keeps places of glyphs and no words.
    pub torn: bool,
}

impl Opened {
    /// A document of which only the outcome is known.
    pub fn of(opening: Opening) -> Self {
        Opened { opening, kind: None, sha256: None, pages: None, headings: Vec::new(), text: Vec::new(), whole: false, torn: false }
    }

    /// Looks for a heading: on the given pages first, then anywhere.
    pub fn look_for(&self, heading: &str, on: Option<(u32, u32)>) -> (Sight, Option<u32>) {
        if self.opening != Opening::Read {
            return (Sight::CannotTell, None);
        }
        let missed = (if self.whole { Sight::NotFound } else { Sight::CannotTell }, None);
        let full = words(heading);
        let short = without_number(&full);
        let forms = [full.as_str(), short];
        let is_on = |i: usize| on.is_some_and(|(a, b)| (a as usize..=b as usize).contains(&(i + 1)));
        let mut order: Vec<usize> = (0..self.text.len()).collect();
        order.sort_by_key(|i| !is_on(*i));
        let page = |i: usize| (Sight::Found, self.pages.and_then(|_| u32::try_from(i + 1).ok()));
        let marked = self.headings.iter().any(|h| [words(h).as_str(), without_number(&words(h))].iter().any(|h| forms.contains(h)));
        // Where the file marks its headings, one word of running text is none: `the` stands everywhere.
        let one_word = !short.trim().contains(' ');
        if one_word && !marked && !self.torn && !self.headings.is_empty() {
            let somewhere = self.text.iter().any(|t| forms.iter().any(|f| t.contains(f)));
            return if somewhere { (Sight::CannotTell, None) } else { missed };
        }
        for form in forms {
            if let Some(i) = order.iter().find(|i| self.text[**i].contains(form)) {
                return page(*i);
            }
        }
        if marked {
            return (Sight::Found, None);
        }
        if !self.torn {
            return missed;
        }
        let squeezed: Vec<String> = forms.iter().map(|f| f.replace(' ', "")).collect();
        let mut seen = order.iter().filter(|i| {
            let text = self.text[**i].replace(' ', "");
            squeezed.iter().any(|f| text.contains(f.as_str()))
        });
        match seen.next() {
            Some(i) if squeezed.iter().all(|f| f.chars().count() >= LONG_ENOUGH) => page(*i),
            // A short word may stand inside a longer one, or be torn: neither can be told.
            Some(_) => (Sight::CannotTell, None),
            None => missed,
        }
    }
}

/// Whether a place that evidence names was seen in the document itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sight {
    /// It is there.
    Found,
    /// The document was read and it is not there.
    NotFound,
    /// The file is at hand, and whether the place is in it cannot be told.
    CannotTell,
    /// The file is not at hand.
    NotAtHand,
}

impl Sight {
    /// The words people read; nothing is said of a file that is not at hand, as most are not.
    pub fn words(self) -> Option<&'static str> {
        match self {
            Sight::Found => Some("seen in the file"),
            Sight::NotFound => Some("not in the file"),
            Sight::CannotTell => Some("file could not be searched"),
            Sight::NotAtHand => None,
        }
    }
}

/// The opened documents of one course and its provider, by whose file names them and the path it writes.
#[derive(Debug, Clone, Default)]
pub struct Shelf(pub BTreeMap<(Side, String), Arc<Opened>>);

impl Shelf {
    /// What came of opening the file that a document names.
    pub fn get(&self, side: Side, document: &Document) -> Option<&Opened> {
        self.0.get(&(side, document.file.known()?.clone())).map(Arc::as_ref)
    }
}

/// One document of a file as `accredit documents` lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Where it is declared.
    pub at: Place,
    /// Id.
    pub id: String,
    /// Title.
    pub title: Option<String>,
    /// Path as it is written.
    pub file: Option<String>,
    /// `read`, `partly-read`, `not-found`, `unreadable` or `refused`; `None` where no file is named.
    pub opened: Option<&'static str>,
    /// What the file is.
    pub kind: Option<DocumentKind>,
    /// Number of pages of the file, where its kind has pages.
    pub pages: Option<u32>,
    /// Number of pages as it is written.
    pub pages_stated: Option<u32>,
    /// What to write under `fingerprint`.
    pub fingerprint: Option<String>,
    /// Whether the file is another than the one that was mapped; `None` where no fingerprint is written.
    pub changed: Option<bool>,
    /// How many pieces of evidence cite it.
    pub cited: usize,
    /// Pages they cite, each once, in order.
    pub pages_cited: Vec<String>,
    /// Headings as the file marks them.
    pub headings: Vec<String>,
}

/// A text as it is compared: letters and digits alone, without case or accent, a space round each word. What a printer
/// adds (soft hyphens, joined letters, apostrophes) is taken away.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\'' | '’' | 'ʼ' | '\u{300}'..='\u{36f}' => {}
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            c if c.is_alphanumeric() => c.to_lowercase().for_each(|c| out.push_str(plain(&mut [0; 4], c))),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// A small letter without its accent: one file writes `ŵ` as one sign, another as two.
fn plain(buffer: &mut [u8; 4], c: char) -> &str {
    let base = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ţ' | 'ť' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    };
    base.encode_utf8(buffer)
}

/// Words without the number before them: `4.2 Who may attend` and `Who may attend` are one heading. A number alone stays whole.
fn without_number(words: &str) -> &str {
    if !words.contains(char::is_alphabetic) {
        return words;
    }
    let mut rest = words;
    while let Some(next) = rest[1..].find(' ').map(|i| &rest[i + 1..])
        && next.len() > 1
        && rest[1..rest.len() - next.len()].bytes().all(|b| b.is_ascii_digit())
    {
        rest = next;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[&str], whole: bool, torn: bool) -> Opened {
        let pages = torn.then_some(text.len() as u32);
        Opened { pages, text: text.iter().map(|t| words(t)).collect(), whole, torn, ..Opened::of(Opening::Read) }
    }

    #[test]
    fn headings_are_compared_by_letters_and_digits_alone() {
        let d = read(&["4.2 Who may attend\nStage\u{ad}s of the ‘procedure’\nGl\u{e2}n Afon’s ﬁrst day"], true, false);
        for heading in
            ["Who may attend", "4.2 WHO MAY ATTEND", "9 Who may attend", "Stages of the procedure", "gla\u{302}n afons first day"]
        {
            assert_eq!(d.look_for(heading, None), (Sight::Found, None), "{heading}");
        }
        for heading in ["May attend who", "Who may attends", "12", "4.3", "9.2"] {
            assert_eq!(d.look_for(heading, None).0, Sight::NotFound, "{heading}");
        }
    }

    #[test]
    fn torn_text_is_searched_without_spaces_and_never_condemned_by_a_short_word() {
        let d = read(&["C ontents", "S afeguarding the people we sup port", "claims"], true, true);
        assert_eq!(d.look_for("Safeguarding the people we support", Some((3, 3))), (Sight::Found, Some(2)));
        assert_eq!(d.look_for("Aims", None).0, Sight::CannotTell);
        assert_eq!(d.look_for("Contents", None).0, Sight::CannotTell);
        assert_eq!(d.look_for("Complaints", None).0, Sight::NotFound);
        let scanned = read(&["", ""], false, true);
        assert_eq!(scanned.look_for("Complaints", None).0, Sight::CannotTell);
    }

    #[test]
    fn one_word_of_running_text_is_no_heading_where_headings_are_marked() {
        let mut d = read(&["Complaints\nWrite to the provider within the month"], true, false);
        d.headings = vec!["Complaints".into()];
        assert_eq!(d.look_for("2 Complaints", None).0, Sight::Found);
        assert_eq!(d.look_for("the", None).0, Sight::CannotTell);
        assert_eq!(d.look_for("Appeals", None).0, Sight::NotFound);
    }

    #[test]
    fn the_cited_page_comes_first() {
        let d = read(&["Contents Complaints", "nothing", "Complaints"], true, true);
        assert_eq!(d.look_for("Complaints", Some((3, 3))), (Sight::Found, Some(3)));
        assert_eq!(d.look_for("Complaints", None), (Sight::Found, Some(1)));
    }
}
