//! A course and its provider, sorted by requirement; references that cross files are checked here.

use super::{combination, outcomes};
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::dossier::{Claim, ClaimFrom, Institution, Said, Side, Spot};
use crate::model::provider::{Evidence, Mapping, Role, Statement};
use crate::model::standard::Standard;
use crate::model::{Catalogue, Course, Dossier, Many, Selection};
use crate::source::{NodeId, Place, Tree};
use std::collections::HashMap;

/// Resolves a course. Everything that cannot be resolved is a diagnostic, and makes what it might have meant uncertain.
/// `spoilt` tells which nodes of the course's file a diagnostic already speaks of: one message for one cause. `outside` tells which
/// units are no part of the award that is looked at.
pub fn course<'a>(
    course: &'a Course,
    tree: &'a Tree,
    institution: Institution<'a>,
    catalogue: &Catalogue,
    selection: &Selection,
    spoilt: &dyn Fn(NodeId) -> bool,
    outside: &[bool],
) -> (Dossier<'a>, Vec<Diagnostic>) {
    let n = selection.requirements.len();
    let mut d = Dossier {
        course,
        tree,
        institution,
        combination: combination::of(course, outside),
        outcomes: Vec::new(),
        sits: Vec::new(),
        claims: vec![Vec::new(); n],
        statements: vec![Vec::new(); n],
        unsure: vec![None; n],
        unsure_statement: course.statements.first_broken().map(|n| tree.place(n)),
        shelf: None,
    };
    let mut out = Vec::new();
    outcomes::link(&mut d);
    let own = Reading { side: Side::Course, tree };
    references(&d, own, catalogue, &mut out);
    let ids = Ids::of(&d);
    claims(&mut d, own, &ids, &course.mappings, catalogue, selection, &mut out);
    statements(&mut d, own, &course.statements, catalogue, selection, &mut out);
    if let Some((p, tree)) = d.provider() {
        // A provider's own references are told with its file, by `provider.rs`; here they are only followed.
        let theirs = Reading { side: Side::Provider, tree };
        claims(&mut d, theirs, &ids, &p.mappings, catalogue, selection, &mut Vec::new());
        statements(&mut d, theirs, &p.statements, catalogue, selection, &mut Vec::new());
    }
    out.retain(|x| x.place.as_ref().and_then(|p| tree.locate(&p.pointer)).is_none_or(|n| !spoilt(n)));
    (d, out)
}

/// A file that is read, and whose it is.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    pub side: Side,
    pub tree: &'a Tree,
}

fn claims<'a>(
    d: &mut Dossier<'a>,
    r: Reading<'a>,
    ids: &Ids<'a>,
    list: &'a Many<Mapping>,
    catalogue: &Catalogue,
    selection: &Selection,
    out: &mut Vec<Diagnostic>,
) {
    for m in list {
        claim(d, r, ids, m, catalogue, selection, out);
    }
    broken_claims(d, r, list, selection);
}

fn statements<'a>(
    d: &mut Dossier<'a>,
    r: Reading<'a>,
    list: &'a Many<Statement>,
    catalogue: &Catalogue,
    selection: &Selection,
    out: &mut Vec<Diagnostic>,
) {
    for s in list {
        statement(d, r, s, catalogue, selection, out);
    }
}

/// What a name of a requirement came to.
pub(super) enum Named {
    /// A requirement of the selection.
    Selected(usize),
    /// One that the profile does not select: no defect.
    NotSelected,
    /// None; the selected one that was probably meant, if any.
    Unknown(Option<usize>),
}

fn claim<'a>(
    d: &mut Dossier<'a>,
    reading: Reading<'a>,
    ids: &Ids<'a>,
    m: &'a Mapping,
    catalogue: &Catalogue,
    selection: &Selection,
    out: &mut Vec<Diagnostic>,
) {
    let from = ids.origin(d, &m.from);
    if m.to.0.is_empty() {
        unsure(d, None, &reading.tree.place(m.at));
    }
    let known = if from.is_none() { local_ids(d.course) } else { Vec::new() };
    let twice = known.iter().filter(|k| **k == m.from).count() > 1;
    if from.is_none() && !twice && !listed(d, &m.from) && reading.side == Side::Course && lists_are_sound(d) {
        let at = reading.tree.get(m.at, "from").unwrap_or(m.at);
        let diagnostic =
            Diagnostic::new("unknown-reference", format!("`{}` is not the id of anything in this course or its provider", m.from))
                .node(reading.tree, at);
        out.push(match nearest(&m.from, known.iter().copied()) {
            Some(n) => diagnostic.help(format!("did you mean `{n}`?")),
            None => diagnostic.help("correct the id, or add what it should name"),
        });
    }
    check_evidence(d, reading, &m.evidence, out);
    for (i, target) in m.to.0.iter().enumerate() {
        let at = reading.tree.get(m.at, "to").map(|t| reading.tree.items(t).get(i).copied().unwrap_or(t)).unwrap_or(m.at);
        let found = match requirement(target, at, reading, catalogue, selection, out) {
            Named::Selected(i) => {
                other_edition(m, reading, selection.requirements[i].standard(catalogue), out);
                i
            }
            Named::NotSelected => continue,
            Named::Unknown(near) => {
                unsure(d, near, &reading.tree.place(at));
                continue;
            }
        };
        match from {
            Some(from) if m.role.broken().is_none() => {
                let role = m.role.known().copied().unwrap_or(Role::Introduces);
                d.claims[found].push(Claim { id: &m.from, from, role, evidence: &m.evidence, spot: Spot { side: reading.side, at: m.at } });
            }
            _ => {
                let place = reading.tree.place(m.role.broken().unwrap_or(m.at));
                d.unsure[found].get_or_insert(place);
            }
        }
    }
}

fn statement<'a>(
    d: &mut Dossier<'a>,
    reading: Reading<'a>,
    s: &'a Statement,
    catalogue: &Catalogue,
    selection: &Selection,
    out: &mut Vec<Diagnostic>,
) {
    let at = reading.tree.get(s.at, "requirement").unwrap_or(s.at);
    check_evidence(d, reading, &s.evidence, out);
    match requirement(&s.requirement, at, reading, catalogue, selection, out) {
        Named::Selected(i) => {
            d.statements[i].push(Said {
                says: s.says.known().map(String::as_str),
                evidence: &s.evidence,
                spot: Spot { side: reading.side, at: s.at },
            });
        }
        Named::NotSelected => {}
        Named::Unknown(_) => d.unsure_statement = d.unsure_statement.take().or_else(|| Some(reading.tree.place(at))),
    }
}

/// A mapping made against another edition may claim what the selected one words otherwise.
pub(super) fn other_edition(m: &Mapping, reading: Reading<'_>, standard: &Standard, out: &mut Vec<Diagnostic>) {
    if let Some((edition, at)) = m.edition.known().zip(m.edition.at()).filter(|(e, _)| **e != standard.edition) {
        let message =
            format!("this mapping was made against edition {edition} of {}, and edition {} is selected", standard.code, standard.edition);
        let d = Diagnostic::new("mapping-of-other-edition", message).node(reading.tree, at);
        if !out.contains(&d) {
            out.push(d.help("check it against the selected edition, then correct `edition`"));
        }
    }
}

/// What a broken claim might have been made for must not be called a gap: the near match, or, without one, anything.
fn unsure(d: &mut Dossier<'_>, near: Option<usize>, place: &Place) {
    for (i, u) in d.unsure.iter_mut().enumerate() {
        if near.is_none_or(|n| n == i) {
            u.get_or_insert_with(|| place.clone());
        }
    }
}

/// The requirement that a name means.
pub(super) fn requirement(
    name: &str,
    at: NodeId,
    reading: Reading<'_>,
    catalogue: &Catalogue,
    selection: &Selection,
    out: &mut Vec<Diagnostic>,
) -> Named {
    match selection.find(name) {
        Ok(i) => return Named::Selected(i),
        Err(true) => {
            let diagnostic =
                Diagnostic::new("ambiguous-reference", format!("`{name}` is the code of several requirements")).node(reading.tree, at);
            out.push(diagnostic.help("write the permanent id; `accredit standards show` prints it"));
            return Named::Unknown(None);
        }
        Err(false) => {}
    }
    if catalogue.requirements().any(|(_, _, r)| r.id == name || r.code == name) {
        return Named::NotSelected;
    }
    let known = catalogue.requirements().flat_map(|(_, _, r)| [r.code.as_str(), r.id.as_str()]);
    let near = nearest(name, known);
    let shown: String = name.chars().take(80).collect();
    let diagnostic = Diagnostic::new("unknown-reference", format!("there is no requirement `{shown}`")).node(reading.tree, at);
    out.push(match near {
        Some(n) => diagnostic.help(format!("did you mean `{n}`?")),
        None => diagnostic.help("`accredit standards show lwc` lists requirements with their codes"),
    });
    Named::Unknown(near.and_then(|n| selection.find(n).ok()))
}

/// Entries of `mappings` that the shape check refused: their target, where it can still be read, is uncertain.
fn broken_claims(d: &mut Dossier<'_>, reading: Reading<'_>, mappings: &Many<Mapping>, selection: &Selection) {
    let mut everything: Option<Place> = mappings.whole.broken().map(|n| reading.tree.place(n));
    for node in &mappings.broken {
        let place = reading.tree.place(*node);
        let to = reading.tree.get(*node, "to");
        let names: Vec<&str> = to
            .map(|t| {
                if reading.tree.items(t).is_empty() {
                    vec![reading.tree.text(t)]
                } else {
                    reading.tree.items(t).iter().map(|i| reading.tree.text(*i)).collect()
                }
            })
            .unwrap_or_default();
        let found: Vec<usize> = names.iter().filter_map(|n| selection.find(n).ok()).collect();
        if found.is_empty() {
            everything.get_or_insert(place);
        } else {
            found.into_iter().for_each(|i| unsure(d, Some(i), &place));
        }
    }
    if let Some(place) = everything {
        unsure(d, None, &place);
    }
}

/// What the ids of a course's own parts name; nothing where two things have one.
struct Ids<'a>(HashMap<&'a str, Option<ClaimFrom>>);

impl<'a> Ids<'a> {
    fn of(d: &Dossier<'a>) -> Self {
        let c = d.course;
        let outcomes = d.outcomes.iter().enumerate().flat_map(|(i, o)| {
            let ids = std::iter::once(&o.outcome.id).chain(o.outcome.criteria.iter().map(|c| &c.id));
            ids.map(move |id| (id, ClaimFrom::Outcome(i)))
        });
        let assessments = c.assessments.iter().enumerate().map(|(i, a)| (&a.id, ClaimFrom::Assessment(i)));
        let units = c.units.iter().enumerate().map(|(i, u)| (&u.id, ClaimFrom::Unit(i)));
        let policies = c.policies.iter().map(|p| (&p.id, ClaimFrom::Policy));
        let mut out = HashMap::new();
        for (id, from) in outcomes.chain(assessments).chain(units).chain(policies) {
            out.entry(id.as_str()).and_modify(|known| *known = None).or_insert(Some(from));
        }
        Ids(out)
    }

    /// What an id of the course or its provider names.
    fn origin(&self, d: &Dossier<'_>, id: &str) -> Option<ClaimFrom> {
        if let Some(known) = self.0.get(id) {
            return *known;
        }
        let theirs = || d.provider().is_some_and(|(p, _)| p.policies.iter().any(|p| p.id == id));
        if theirs() { Some(ClaimFrom::Policy) } else { d.document(Side::Course, id).map(|_| ClaimFrom::Document) }
    }
}

/// Whether the lists an id could stand in can all be read: if not, that it is not found has another cause.
fn lists_are_sound(d: &Dossier<'_>) -> bool {
    let c = d.course;
    let broken = c.units.first_broken().or(c.assessments.first_broken()).or(c.policies.first_broken()).or(c.documents.first_broken());
    let inside =
        c.units.iter().find_map(|u| u.outcomes.first_broken().or_else(|| u.outcomes.iter().find_map(|o| o.criteria.first_broken())));
    let theirs = d.provider().and_then(|(p, _)| p.policies.first_broken().or(p.documents.first_broken()));
    broken.or(inside).or(theirs).is_none() && !matches!(d.institution, Institution::Broken(_) | Institution::NotAtHand)
}

fn documents_are_sound(d: &Dossier<'_>) -> bool {
    let theirs = d.provider().and_then(|(p, _)| p.documents.first_broken());
    d.course.documents.first_broken().or(theirs).is_none() && !matches!(d.institution, Institution::Broken(_) | Institution::NotAtHand)
}

/// Whether a document is listed at all: one that is listed twice has its diagnostic there.
fn listed(d: &Dossier<'_>, id: &str) -> bool {
    let theirs = d.provider().into_iter().flat_map(|(p, _)| p.documents.iter());
    d.course.documents.iter().chain(theirs).any(|x| x.id == id)
}

fn local_ids(course: &Course) -> Vec<&str> {
    let outcomes = course.units.iter().flat_map(|u| u.outcomes.iter());
    let mut ids: Vec<&str> =
        outcomes.flat_map(|o| std::iter::once(o.id.as_str()).chain(o.criteria.iter().map(|c| c.id.as_str()))).collect();
    ids.extend(course.units.iter().map(|u| u.id.as_str()));
    ids.extend(course.assessments.iter().map(|a| a.id.as_str()));
    ids.extend(course.policies.iter().map(|p| p.id.as_str()));
    ids.extend(course.documents.iter().map(|x| x.id.as_str()));
    ids
}

fn check_evidence(d: &Dossier<'_>, reading: Reading<'_>, evidence: &Many<Evidence>, out: &mut Vec<Diagnostic>) {
    for e in evidence {
        if d.document(reading.side, &e.document).is_none() && documents_are_sound(d) && !listed(d, &e.document) {
            let at = reading.tree.get(e.at, "document").unwrap_or(e.at);
            let mut known: Vec<&str> = d.course.documents.iter().map(|x| x.id.as_str()).collect();
            known.extend(d.provider().iter().flat_map(|(p, _)| p.documents.iter().map(|x| x.id.as_str())));
            let diagnostic = Diagnostic::new("unknown-reference", format!("there is no document `{}`", e.document)).node(reading.tree, at);
            out.push(match nearest(&e.document, known) {
                Some(n) => diagnostic.help(format!("did you mean `{n}`?")),
                None => diagnostic.help("list it under `documents`, with its title and its number of pages"),
            });
        }
    }
}

/// References of the course that only the catalogue or the provider can settle.
fn references(d: &Dossier<'_>, here: Reading<'_>, catalogue: &Catalogue, out: &mut Vec<Diagnostic>) {
    let c = d.course;
    for a in &c.assessments {
        if let Some((method, at)) = a.method.known().zip(a.method.at())
            && catalogue.method(method).is_none()
        {
            let diagnostic = Diagnostic::new("unknown-method", format!("`{method}` is not a known method of assessment")).node(d.tree, at);
            out.push(match nearest(method, catalogue.methods.iter().map(|m| m.id.as_str())) {
                Some(n) => diagnostic.help(format!("did you mean `{n}`?")),
                None => diagnostic
                    .help(format!("the methods are: {}", catalogue.methods.iter().map(|m| m.id.as_str()).collect::<Vec<_>>().join(", "))),
            });
        }
    }
    if let Some((f, at)) = c.qualification.then(|q| &q.framework).known().zip(c.qualification.then(|q| &q.framework).at())
        && catalogue.levels.framework(f).is_none()
    {
        let diagnostic =
            Diagnostic::new("unknown-framework", format!("`{f}` is not a framework of levels that is known here")).node(d.tree, at);
        out.push(match nearest(f, catalogue.levels.frameworks.iter().map(|x| x.id.as_str())) {
            Some(n) => diagnostic.help(format!("did you mean `{n}`?")),
            None => diagnostic.help("if it is a house scheme, ask the publisher which national level it corresponds to"),
        });
    }
    let known = c.qualification.then(|q| &q.framework).known().and_then(|f| catalogue.levels.framework(f));
    // Of the award's own level the finding on it speaks.
    for (level, at) in c.units.iter().filter_map(|u| u.level.known().zip(u.level.at())) {
        if let Some(f) = known.filter(|f| !f.levels.iter().any(|x| *x == level.trim())) {
            let d = Diagnostic::new("invalid-value", format!("the {} has no level `{level}`", f.id)).node(d.tree, at);
            out.push(d.help(format!("its levels are: {}", f.levels.join(", "))));
        }
    }
    for list in
        c.policies.iter().map(|p| &p.evidence).chain(c.staff.iter().map(|s| &s.evidence)).chain(c.supervision.iter().map(|s| &s.evidence))
    {
        check_evidence(d, here, list, out);
    }
    let parts = [
        c.practice.known().map(|p| &p.evidence),
        c.admission.known().map(|p| &p.evidence),
        c.recognition.known().map(|p| &p.evidence),
        c.public_information.known().map(|p| &p.evidence),
        c.review.known().map(|p| &p.evidence),
        c.involvement.known().map(|p| &p.evidence),
    ];
    parts.into_iter().flatten().for_each(|list| check_evidence(d, here, list, out));
}
