//! Judging one course file: reading it, with its provider and its documents; or recalling what an earlier run made of it.

use super::cache::{self, Cache, Kept, Marks, Ticket, Told};
use crate::diagnostic::{self, Diagnostic};
use crate::load::documents::Reader;
use crate::load::{self, Found};
use crate::model::dossier::Side;
use crate::model::opened::Shelf;
use crate::model::result::{Alignment, CourseResult};
use crate::pipeline::{self, Checked, Judged, Proposed, Providers, Run};
use crate::source::Place;
use camino::{Utf8Path, Utf8PathBuf};
use std::collections::HashMap;

/// What makes of an entry what `work` would make.
pub type Recall<'a, T> = dyn Fn(Kept) -> Option<T> + Sync + 'a;

/// What a course came to.
pub struct Done<T> {
    /// What was made of it.
    pub value: T,
    /// Its alignment.
    pub alignment: Alignment,
    /// Its id.
    pub id: String,
    /// Where the id stands.
    pub id_at: Option<Place>,
    /// Whether it was judged as it would be.
    pub supposed: bool,
}

/// What every course of a run is judged with.
pub struct Desk<'a> {
    pub run: &'a Run,
    /// Providers that were read.
    pub providers: Providers,
    /// The folder of each provider's file.
    homes: HashMap<String, Utf8PathBuf>,
    reader: Reader,
    marks: Marks,
}

impl<'a> Desk<'a> {
    /// Reads the providers. Returns the files that are none.
    pub fn new(run: &'a Run, files: &[Found], out: &mut Vec<Diagnostic>) -> (Self, Vec<Found>) {
        let mut desk =
            Desk { run, providers: Providers::default(), homes: HashMap::new(), reader: Reader::new(run.limits), marks: Marks::default() };
        let rest = desk.providers(files, out);
        (desk, rest)
    }

    /// Providers come first: courses inherit from them. A course that is named alone finds its provider in its own folder.
    fn providers(&mut self, files: &[Found], out: &mut Vec<Diagnostic>) -> Vec<Found> {
        let run = self.run;
        let mut rest = Vec::new();
        let mut add = |f: &Found| {
            let checked = load::read(f, run.limits).map_or_else(|u| pipeline::unread(u.source, u.diagnostic), |s| run.check(s));
            let id = pipeline::documents::provider_id(&checked);
            self.homes.extend(id.map(|id| (id.to_string(), load::folder(f).to_path_buf())));
            self.marks.add(id, f, &checked.source.text);
            let mut found = self.providers.add(checked);
            diagnostic::sort(&mut found);
            diagnostic::cap(&mut found, run.limits.diagnostics());
            out.extend(found);
        };
        for f in files {
            if pipeline::is_provider(&load::head(f)) {
                add(f);
            } else {
                rest.push(f.clone());
            }
        }
        for folder in load::beside(files) {
            for f in load::siblings(&folder).iter().filter(|f| !files.iter().any(|g| g.path == f.path)) {
                if pipeline::is_provider(&load::head(f)) {
                    add(f);
                }
            }
        }
        rest
    }

    /// The folder of a course's file, or of its provider's.
    fn home<'b>(&'b self, side: Side, found: &'b Found, provider: Option<&str>) -> Option<&'b Utf8Path> {
        match side {
            Side::Course => Some(load::folder(found)),
            Side::Provider => provider.and_then(|id| self.homes.get(id)).map(|p| p.as_path()),
        }
    }

    /// Whether what an entry was made with is as it was.
    fn holds(&self, with: &cache::With, found: &Found) -> bool {
        let provider = with.provider.as_ref().map(|(id, _)| id.as_str());
        let document = |side, file: &str| self.home(side, found, provider).map(|h| self.reader.mark(h, file)).unwrap_or_default();
        with.holds(|id| self.marks.of(id), document)
    }

    /// What a result is made with.
    fn with(&self, checked: &Checked, shelf: &Shelf, found: &Found) -> cache::With {
        let provider = pipeline::documents::provider_of(checked);
        let mark = |side: &Side, file: &str| self.home(*side, found, provider).map(|h| self.reader.marked(h, file).1);
        let documents = shelf.0.keys().map(|(s, file)| (*s == Side::Provider, file.clone(), mark(s, file).unwrap_or_default()));
        cache::With { provider: provider.map(|id| (id.to_string(), self.marks.of(id))), documents: documents.collect() }
    }

    /// Opens the documents that a course and its provider cite; `all` of them where changes may cite others.
    pub fn shelf(&self, checked: &Checked, found: &Found, all: bool) -> Shelf {
        let mut shelf = Shelf::default();
        let provider = pipeline::documents::provider_of(checked);
        for w in pipeline::documents::wanted(checked, &self.providers, all) {
            if let Some(home) = self.home(w.side, found, provider) {
                let opened = self.reader.open(home, &w.file);
                shelf.0.insert((w.side, w.file), opened);
            }
        }
        shelf
    }
}

/// Judges a course and has `work` make something of it, or recalls what was made. With the defects of its file.
pub fn one<T>(
    desk: &Desk<'_>,
    found: &Found,
    proposed: Option<&Proposed>,
    memory: Option<(&Cache, &Recall<'_, T>)>,
    work: &impl Fn(CourseResult, &[Diagnostic], Option<Ticket>) -> T,
) -> (Option<Done<T>>, Vec<Diagnostic>) {
    let (run, providers) = (desk.run, &desk.providers);
    let mut slot = None;
    let checked = match load::read(found, run.limits) {
        Ok(s) => {
            slot = memory.map(|(cache, _)| cache.slot(found, &s));
            if let (Some((cache, recall)), Some(slot)) = (memory, &slot) {
                let kept = cache.look(slot).filter(|(_, with, _)| desk.holds(with, found));
                if let Some((value, Told { id, id_at, alignment, diagnostics })) = kept.and_then(|(k, _, told)| Some((recall(k)?, told))) {
                    return (Some(Done { value, alignment, id, id_at, supposed: false }), diagnostics);
                }
            }
            run.check(s)
        }
        Err(unread) => pipeline::unread(unread.source, unread.diagnostic),
    };
    let mut own = checked.diagnostics.clone();
    diagnostic::sort(&mut own);
    diagnostic::cap(&mut own, run.limits.diagnostics());
    if let Some(d) = pipeline::not_a_course(&checked) {
        own.push(d);
        return (None, own);
    }
    let proposed = proposed.filter(|p| run.concerns(&checked, p));
    let source = checked.source.clone();
    let shelf = desk.shelf(&checked, found, proposed.is_some());
    let with = slot.as_ref().map(|_| desk.with(&checked, &shelf, found));
    match run.judge_opened(checked, providers, &shelf) {
        None => (None, own),
        Some(mut judged) => {
            match proposed.map(|p| run.suppose(&source, providers, &shelf, p, &judged.result)) {
                Some(Ok(then)) => judged = then,
                Some(Err(misfits)) => judged.diagnostics.extend(misfits),
                None => {}
            }
            diagnostic::sort(&mut judged.diagnostics);
            diagnostic::cap(&mut judged.diagnostics, run.limits.diagnostics());
            let Judged { result, diagnostics, id_at } = judged;
            let (alignment, id, supposed) = (result.alignment, result.id.clone(), result.supposed.is_some());
            let told = || Told { id: id.clone(), id_at: id_at.clone(), alignment, diagnostics: diagnostics.clone() };
            let ticket = slot.zip(with).map(|(slot, with)| Ticket::new(slot, with, &told()));
            let value = work(result, &diagnostics, ticket);
            (Some(Done { value, alignment, id, id_at, supposed }), diagnostics)
        }
    }
}
