//! What is kept from one run to the next, so that unchanged work is not done again.
//!
//! A folder holds one file for each course and each thing made of it. An entry says what it was made from, and counts only
//! where all of that is the same now: the program, the standards, the profile, the day, the waivers, the options, the course's
//! bytes and name, its provider's, and the documents that were opened for it. It counts only whole: its length and its digest
//! stand in its first line. Anything else is no entry, is made anew and replaced. The folder may be removed at any time.

use super::output::{UNFINISHED, say, sweep, write_by_way_of};
use super::{Common, Failure};
use crate::diagnostic::{self, Diagnostic, Excerpt, Related};
use crate::load::{self, Found};
use crate::model::dossier::Side;
use crate::model::result::Alignment;
use crate::pipeline::Run;
use crate::source::{Place, Source};
use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::OnceLock;

/// What an entry begins with, its version included.
const MAGIC: &str = "accredit-cache 1";
/// Largest entry that is read, in bytes.
const MOST: u64 = 256 << 20;
/// Digest of what the program is made of.
const ENGINE: &str = env!("ACCREDIT_ENGINE");

/// A digest of several texts, each told from the next by its length.
#[derive(Clone, Default)]
struct Print(Sha256);

impl Print {
    fn add(mut self, text: &str) -> Self {
        self.0.update((text.len() as u64).to_le_bytes());
        self.0.update(text.as_bytes());
        self
    }

    fn words(self) -> String {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What a run is made with besides courses, providers and documents: the texts of standards and waivers.
///
/// # Errors
/// Where a path cannot be read.
fn inputs(common: &Common) -> Result<String, Failure> {
    let mut out = Print::default();
    if common.against.standards.is_some() {
        let (sources, unread) = common.against.sources()?;
        for s in sources {
            out = out.add(&s.name).add(&s.text);
        }
        out = unread.iter().fold(out, |o, d| o.add(&format!("{d:?}")));
    }
    let limits = common.against.limits();
    for f in load::find(&common.waivers, limits)? {
        let text = load::read(&f, limits).map_or_else(|u| format!("{:?}", u.diagnostic), |s| s.text.to_string());
        out = out.add(&f.name).add(&text);
    }
    Ok(out.words())
}

/// Where what is made is kept.
#[derive(Debug, Args)]
pub struct Remember {
    /// Keep in DIR what is made of each course, and take it from there where nothing it was made from has changed; DIR may be removed at any time
    #[arg(long, value_name = "DIR")]
    cache: Option<Utf8PathBuf>,
}

impl Remember {
    /// Looks at what the run will be made with, before it is read.
    ///
    /// # Errors
    /// Where a path cannot be read.
    pub fn begin(&self, common: &Common) -> Result<Option<String>, Failure> {
        self.cache.as_ref().map(|_| inputs(common)).transpose()
    }

    /// The cache of a run that was prepared since then. There is none where what it is made with has changed meanwhile.
    ///
    /// # Errors
    /// Where a path cannot be read.
    pub fn cache(&self, begun: Option<String>, common: &Common, run: &Run, what: &str, options: &str) -> Result<Option<Cache>, Failure> {
        let (Some(folder), Some(before)) = (&self.cache, begun) else { return Ok(None) };
        let same = inputs(common)? == before;
        Ok(same.then(|| Cache::new(folder, run, &before, what, options)))
    }
}

/// A folder of entries, for one run of one command.
pub struct Cache {
    folder: Utf8PathBuf,
    /// What every entry of the run is made from.
    base: Print,
    /// What tells the entries of this command from those of others.
    slot: Print,
    trouble: OnceLock<String>,
}

impl Cache {
    /// For a run made with `inputs`. `what` names what is made, each in its own entry; `options` all else that changes it.
    fn new(folder: &Utf8Path, run: &Run, inputs: &str, what: &str, options: &str) -> Self {
        let here = std::env::current_dir().unwrap_or_default();
        let base = [MAGIC, ENGINE, env!("CARGO_PKG_VERSION"), &run.profile.id, &run.as_of.to_string(), inputs, what, options];
        let base = base.into_iter().fold(Print::default(), |p, t| p.add(t)).add(&format!("{:?}", run.limits));
        // What is unfinished stands in the folder itself, where what killed runs have left is found at a glance.
        sweep(folder, UNFINISHED);
        let slot = Print::default().add(what).add(&here.to_string_lossy());
        Cache { folder: folder.to_path_buf(), base, slot, trouble: OnceLock::new() }
    }

    /// Where the entry of a course is, and what it must have been made from.
    pub fn slot(&self, found: &Found, source: &Source) -> Slot {
        let name = self.slot.clone().add(found.path.as_str()).words();
        let key = self.base.clone().add(&found.name).add(found.path.as_str()).add(&source.text).words();
        Slot { path: self.folder.join(&name[..2]).join(&name[2..40]), key }
    }

    /// What is kept there, if it is whole and was made from the same.
    pub fn look(&self, slot: &Slot) -> Option<(Kept, With, Told)> {
        let bytes = load::whole(&slot.path, MOST)?;
        let text = std::str::from_utf8(&bytes).ok()?;
        let (first, body) = text.split_once('\n')?;
        let (length, digest) = first.strip_prefix(MAGIC)?.strip_prefix(' ')?.split_once(' ')?;
        if length.parse() != Ok(body.len()) || digest != hex(&Sha256::digest(body.as_bytes())) {
            return None;
        }
        let (head, rest) = body.split_once('\n')?;
        let (made, mut rest) = rest.split_once('\n')?;
        let head: Head = serde_json::from_str(head).ok().filter(|h: &Head| h.key == slot.key)?;
        let mut texts = Vec::with_capacity(head.texts.len());
        for length in head.texts {
            let (text, after) = rest.split_at_checked(length)?;
            texts.push(text.to_string());
            rest = after;
        }
        let told = head.told.back()?;
        rest.is_empty().then(|| (Kept { made: made.to_string(), texts }, head.with, told))
    }

    /// Keeps what was made: `made`, and texts that are long.
    pub fn keep(&self, ticket: &Ticket, made: &impl Serialize, texts: &[String]) {
        if self.trouble.get().is_none()
            && let Err(why) = self.try_keep(ticket, made, texts)
        {
            // The first reason is enough.
            let _ = self.trouble.set(why);
        }
    }

    fn try_keep(&self, ticket: &Ticket, made: &impl Serialize, texts: &[String]) -> Result<(), String> {
        let Ticket { slot, with, told } = ticket;
        let head = Head { key: slot.key.clone(), told: told.clone(), with: with.clone(), texts: texts.iter().map(String::len).collect() };
        let words = |e: serde_json::Error| e.to_string();
        let mut body = serde_json::to_string(&head).map_err(words)? + "\n" + &serde_json::to_string(made).map_err(words)? + "\n";
        texts.iter().for_each(|t| body.push_str(t));
        let first = format!("{MAGIC} {} {}\n", body.len(), hex(&Sha256::digest(body.as_bytes())));
        if let Some(folder) = slot.path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
        }
        let whole = first + &body;
        write_by_way_of(&self.folder, &slot.path, |out| out.write_all(whole.as_bytes())).map_err(|e| e.to_string())
    }

    /// Says once, in plain words, that nothing could be kept.
    pub fn report(&self, quiet: bool) {
        if let Some(why) = self.trouble.get().filter(|_| !quiet) {
            say(&format!("Nothing more is kept in the cache `{}`: {why}. The results are the same without it.\n", self.folder));
        }
    }
}

/// Where an entry is, and what it must have been made from.
#[derive(Debug, Clone)]
pub struct Slot {
    path: Utf8PathBuf,
    key: String,
}

/// What else a result was made from, as its file names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct With {
    /// The provider that the course names, with the mark of its files.
    pub provider: Option<(String, String)>,
    /// Documents: whether the provider names them, path as written, mark of what was found.
    pub documents: Vec<(bool, String, String)>,
}

impl With {
    /// Whether all of it is as it was.
    pub fn holds(&self, provider: impl Fn(&str) -> String, document: impl Fn(Side, &str) -> String) -> bool {
        let side = |theirs: bool| if theirs { Side::Provider } else { Side::Course };
        self.provider.as_ref().is_none_or(|(id, mark)| provider(id) == *mark)
            && self.documents.iter().all(|(theirs, file, mark)| document(side(*theirs), file) == *mark)
    }
}

/// What a run is told of a course, whatever is made of it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Id of the course.
    pub id: String,
    /// Where the id stands.
    pub id_at: Option<Place>,
    /// Its alignment.
    pub alignment: Alignment,
    /// Defects of its file and of what it cites.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is kept of what was made of a course.
pub struct Kept {
    /// What was made, as JSON.
    pub made: String,
    /// Its texts.
    pub texts: Vec<String>,
}

/// What is needed to keep what will be made of a course.
pub struct Ticket {
    slot: Slot,
    with: With,
    told: Words,
}

impl Ticket {
    /// For an entry made with all this.
    pub fn new(slot: Slot, with: With, told: &Told) -> Self {
        Ticket { slot, with, told: Words::of(told) }
    }
}

#[derive(Serialize, Deserialize)]
struct Head {
    key: String,
    with: With,
    told: Words,
    texts: Vec<usize>,
}

type Spot = (String, u32, u32, String);

fn spot(p: &Place) -> Spot {
    (p.file.to_string(), p.line, p.column, p.pointer.clone())
}

fn place((file, line, column, pointer): Spot) -> Place {
    Place { file: file.into(), line, column, pointer }
}

/// [`Told`], as it is written down.
#[derive(Clone, Serialize, Deserialize)]
struct Words {
    id: String,
    id_at: Option<Spot>,
    alignment: Alignment,
    diagnostics: Vec<Defect>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Defect {
    code: String,
    message: String,
    place: Option<Spot>,
    help: Option<String>,
    related: Vec<(String, Spot)>,
    excerpt: Option<(String, usize, usize)>,
}

impl Words {
    fn of(told: &Told) -> Self {
        let defect = |d: &Diagnostic| Defect {
            code: d.code.to_string(),
            message: d.message.clone(),
            place: d.place.as_ref().map(spot),
            help: d.help.clone(),
            related: d.related.iter().map(|r| (r.message.clone(), spot(&r.place))).collect(),
            excerpt: d.excerpt.as_ref().map(|e| (e.text.clone(), e.mark.start, e.mark.end)),
        };
        let diagnostics = told.diagnostics.iter().map(defect).collect();
        Words { id: told.id.clone(), id_at: told.id_at.as_ref().map(spot), alignment: told.alignment, diagnostics }
    }

    /// `None` where a code is none of this program's.
    fn back(self) -> Option<Told> {
        let diagnostic = |d: Defect| {
            let mut out = Diagnostic::new(diagnostic::info(&d.code)?.code, d.message);
            out.place = d.place.map(place);
            out.help = d.help;
            out.related = d.related.into_iter().map(|(message, at)| Related { message, place: place(at) }).collect();
            out.excerpt = d.excerpt.map(|(text, from, to)| Excerpt { text, mark: from..to });
            Some(out)
        };
        let diagnostics = self.diagnostics.into_iter().map(diagnostic).collect::<Option<_>>()?;
        Some(Told { id: self.id, id_at: self.id_at.map(place), alignment: self.alignment, diagnostics })
    }
}

/// The files of providers, as far as they tell whether a course inherits the same.
#[derive(Default)]
pub struct Marks {
    by_id: BTreeMap<String, Print>,
    /// Of those whose id cannot be read: any course may mean them.
    others: Print,
}

impl Marks {
    /// Adds a file.
    pub fn add(&mut self, id: Option<&str>, found: &Found, text: &str) {
        let print = id.map_or(&mut self.others, |id| self.by_id.entry(id.to_string()).or_default());
        *print = std::mem::take(print).add(&found.name).add(found.path.as_str()).add(text);
    }

    /// The mark of a provider: of its files, or, where there is none, of the ids there are (a message names the nearest).
    pub fn of(&self, id: &str) -> String {
        let others = self.others.clone().words();
        match self.by_id.get(id) {
            Some(print) => print.clone().add(&others).words(),
            None => self.by_id.keys().fold(Print::default().add(&others), |p, id| p.add(id)).words(),
        }
    }
}
