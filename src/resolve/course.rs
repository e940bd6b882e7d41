//! A course and its provider, sorted by requirement; references that cross files are checked here.

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::dossier::{Claim, ClaimFrom, OutcomeLinks, Said, Side, Spot};
use crate::model::provider::{Evidence, Mapping, Role, Statement};
use crate::model::{Catalogue, Course, Dossier, Many, Provider, Selection};
use crate::source::{NodeId, Place, Tree};

/// Resolves a course. Everything that cannot be resolved is a diagnostic, and makes what it might have meant uncertain.
pub fn course<'a>(
    course: &'a Course,
    tree: &'a Tree,
    provider: Option<(&'a Provider, &'a Tree)>,
    catalogue: &Catalogue,
    selection: &Selection,
) -> (Dossier<'a>, Vec<Diagnostic>) {
    let n = selection.requirements.len();
    let mut d = Dossier {
        course,
        tree,
        provider,
        outcomes: Vec::new(),
        claims: vec![Vec::new(); n],
        statements: vec![Vec::new(); n],
        unsure: vec![None; n],
    };
    let mut out = Vec::new();
    link_outcomes(&mut d);
    references(&d, catalogue, selection, &mut out);
    let own = Reading { side: Side::Course, tree };
    for m in &course.mappings {
        claim(&mut d, own, m, catalogue, selection, &mut out);
    }
    for s in &course.statements {
        statement(&mut d, own, s, catalogue, selection, &mut out);
    }
    broken_claims(&mut d, own, &course.mappings, selection);
    if let Some((p, tree)) = provider {
        let theirs = Reading { side: Side::Provider, tree };
        for m in &p.mappings {
            claim(&mut d, theirs, m, catalogue, selection, &mut Vec::new());
        }
        for s in &p.statements {
            statement(&mut d, theirs, s, catalogue, selection, &mut Vec::new());
        }
        broken_claims(&mut d, theirs, &p.mappings, selection);
    }
    (d, out)
}

#[derive(Clone, Copy)]
struct Reading<'a> {
    side: Side,
    tree: &'a Tree,
}

fn link_outcomes(d: &mut Dossier<'_>) {
    let broken: Vec<NodeId> = d.course.assessments.broken.clone();
    let all_broken = d.course.assessments.whole.broken();
    for (u, unit) in d.course.units.iter().enumerate() {
        for outcome in &unit.outcomes {
            let is_own = |id: &String| *id == outcome.id || outcome.criteria.iter().any(|c| c.id == *id);
            let mut tested_by = Vec::new();
            let mut unsure = all_broken;
            for (i, a) in d.course.assessments.iter().enumerate() {
                if a.tests.iter().any(is_own) {
                    tested_by.push(i);
                } else if a.tests.first_broken().is_some() {
                    unsure = unsure.or(a.tests.first_broken());
                }
            }
            for node in &broken {
                let tests = d.tree.get(*node, "tests");
                let may = tests
                    .is_none_or(|t| d.tree.items(t).is_empty() || d.tree.items(t).iter().any(|i| is_own(&d.tree.text(*i).to_string())));
                if may {
                    unsure = unsure.or(Some(*node));
                }
            }
            let taught = unit.teaching.iter().any(|t| t.outcomes.iter().any(|o| *o == outcome.id));
            let unsure_test = unsure.map(|n| d.tree.place(n));
            d.outcomes.push(OutcomeLinks { unit: u, outcome, tested_by, taught, unsure_test });
        }
    }
}

fn claim<'a>(
    d: &mut Dossier<'a>,
    reading: Reading<'a>,
    m: &'a Mapping,
    catalogue: &Catalogue,
    selection: &Selection,
    out: &mut Vec<Diagnostic>,
) {
    let from = origin(d, &m.from);
    if from.is_none() && reading.side == Side::Course {
        let known: Vec<&str> = local_ids(d.course);
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
        let Some(found) = requirement(target, at, reading, catalogue, selection, d, out) else { continue };
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
    if let Some(i) = requirement(&s.requirement, at, reading, catalogue, selection, d, out) {
        d.statements[i].push(Said {
            says: s.says.known().map(String::as_str),
            evidence: &s.evidence,
            spot: Spot { side: reading.side, at: s.at },
        });
    }
}

/// The applicable requirement that a name means. A name of a requirement that the profile does not select is no defect.
fn requirement(
    name: &str,
    at: NodeId,
    reading: Reading<'_>,
    catalogue: &Catalogue,
    selection: &Selection,
    d: &mut Dossier<'_>,
    out: &mut Vec<Diagnostic>,
) -> Option<usize> {
    match selection.find(name) {
        Ok(i) => Some(i),
        Err(true) => {
            let diagnostic =
                Diagnostic::new("ambiguous-reference", format!("`{name}` is the code of several requirements")).node(reading.tree, at);
            out.push(diagnostic.help("write the permanent id; `accredit standards show` prints it"));
            None
        }
        Err(false) if catalogue.requirements().any(|(_, _, r)| r.id == name || r.code == name) => None,
        Err(false) => {
            let known = catalogue.requirements().flat_map(|(_, _, r)| [r.code.as_str(), r.id.as_str()]);
            let near = nearest(name, known);
            let diagnostic = Diagnostic::new("unknown-reference", format!("there is no requirement `{name}`")).node(reading.tree, at);
            out.push(match near {
                Some(n) => diagnostic.help(format!("did you mean `{n}`?")),
                None => diagnostic.help("`accredit standards show` lists the requirements with their codes"),
            });
            // What it was probably meant for must not be called a gap.
            if let Some(Ok(i)) = near.map(|n| selection.find(n)) {
                d.unsure[i].get_or_insert_with(|| reading.tree.place(at));
            }
            None
        }
    }
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
            found.into_iter().for_each(|i| {
                d.unsure[i].get_or_insert_with(|| place.clone());
            });
        }
    }
    if let Some(place) = everything {
        d.unsure.iter_mut().for_each(|u| {
            u.get_or_insert_with(|| place.clone());
        });
    }
}

fn origin(d: &Dossier<'_>, id: &str) -> Option<ClaimFrom> {
    if let Some(i) = d.outcomes.iter().position(|o| o.outcome.id == id || o.outcome.criteria.iter().any(|c| c.id == id)) {
        return Some(ClaimFrom::Outcome(i));
    }
    if let Some(i) = d.course.assessments.iter().position(|a| a.id == id) {
        return Some(ClaimFrom::Assessment(i));
    }
    if let Some(i) = d.course.units.iter().position(|u| u.id == id) {
        return Some(ClaimFrom::Unit(i));
    }
    let policy = |list: &Many<crate::model::provider::Policy>| list.iter().any(|p| p.id == id);
    if policy(&d.course.policies) || d.provider.is_some_and(|(p, _)| policy(&p.policies)) {
        return Some(ClaimFrom::Policy);
    }
    d.document(id).map(|_| ClaimFrom::Document)
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
        if d.document(&e.document).is_none() {
            let at = reading.tree.get(e.at, "document").unwrap_or(e.at);
            let mut known: Vec<&str> = d.course.documents.iter().map(|x| x.id.as_str()).collect();
            known.extend(d.provider.iter().flat_map(|(p, _)| p.documents.iter().map(|x| x.id.as_str())));
            let diagnostic = Diagnostic::new("unknown-reference", format!("there is no document `{}`", e.document)).node(reading.tree, at);
            out.push(match nearest(&e.document, known) {
                Some(n) => diagnostic.help(format!("did you mean `{n}`?")),
                None => diagnostic.help("list it under `documents`, with its title and its number of pages"),
            });
        }
    }
}

/// References of the course that only the catalogue or the provider can settle.
fn references(d: &Dossier<'_>, catalogue: &Catalogue, _selection: &Selection, out: &mut Vec<Diagnostic>) {
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
    let here = Reading { side: Side::Course, tree: d.tree };
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
