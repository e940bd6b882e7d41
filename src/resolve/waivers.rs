//! Which waivers are in force: those that are whole, name a requirement of the profile that may be waived, and whose time has
//! come and not passed. Each that is not says why, at its line.

use crate::diagnostic::{Diagnostic, nearest};
use crate::model::fact::Fact;
use crate::model::result::WaiverResult;
use crate::model::rule::Test;
use crate::model::standard::AsOf;
use crate::model::waiver::{InForce, Waiver, WaiversFile};
use crate::model::{Applicable, Catalogue, Selection};
use crate::source::Tree;

/// A waiver of which everything that matters could be read.
struct Whole<'a> {
    tree: &'a Tree,
    waiver: &'a Waiver,
    course: &'a str,
    requirement: usize,
    reason: &'a str,
    authority: &'a str,
    from: Option<AsOf>,
    until: AsOf,
}

/// The waivers in force on a day, from the files given for a run.
pub fn waivers(
    files: &[(WaiversFile, Tree)],
    catalogue: &Catalogue,
    selection: &Selection,
    as_of: AsOf,
) -> (Vec<InForce>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let mut whole: Vec<Whole<'_>> = Vec::new();
    for (file, tree) in files {
        for w in &file.waivers {
            whole.extend(read(file, tree, w, catalogue, selection, &mut out));
        }
    }
    let overlap = |a: &Whole<'_>, b: &Whole<'_>| {
        let begins = |w: &Whole<'_>, by: AsOf| w.from.is_none_or(|f| f <= by);
        a.course == b.course && a.requirement == b.requirement && begins(a, b.until) && begins(b, a.until)
    };
    let mut in_force = Vec::new();
    for (n, w) in whole.iter().enumerate() {
        let code = &selection.requirements[w.requirement].of(catalogue).code;
        // Which of two would count cannot be told, so neither does.
        if let Some(twin) = (0..whole.len()).find(|m| *m != n && overlap(w, &whole[*m])) {
            if twin < n {
                let d = Diagnostic::new("duplicate-waiver", format!("`{code}` is waived twice for `{}` at one time", w.course));
                let d = d.node(w.tree, named(w, "requirement")).related("the other waiver", whole[twin].tree.place(whole[twin].waiver.at));
                out.push(d.help("keep one of the two; until then neither is in force"));
            }
            continue;
        }
        let late = |code, message: String, help: &str| Diagnostic::new(code, message).node(w.tree, named(w, "until")).help(help);
        if w.until < as_of {
            let message = format!("the waiver of `{code}` for `{}` ended on {}, before the day of this verdict", w.course, w.until);
            out.push(late("waiver-expired", message, "delete it, or have it accepted anew with another `until`"));
            continue;
        }
        if let Some(from) = w.from.filter(|f| *f > as_of) {
            let message = format!("the waiver of `{code}` for `{}` begins on {from}, after the day of this verdict", w.course);
            out.push(late("waiver-not-yet", message, "it has no effect before that day").node(w.tree, named(w, "from")));
            continue;
        }
        in_force.push(InForce {
            course: w.course.to_string(),
            requirement: selection.requirements[w.requirement].of(catalogue).id.clone(),
            shown: WaiverResult {
                reason: w.reason.to_string(),
                authority: w.authority.to_string(),
                from: w.from.map(|d| d.to_string()),
                until: w.until.to_string(),
                follows: Vec::new(),
                at: w.tree.place(w.waiver.at),
            },
            unused: Diagnostic::new("waiver-unused", String::new()).node(w.tree, named(w, "requirement")),
        });
    }
    (in_force, out)
}

/// The value under a key of a waiver, or the waiver itself.
fn named(w: &Whole<'_>, key: &str) -> crate::source::At {
    w.tree.get(w.waiver.at, key).unwrap_or(w.waiver.at)
}

fn read<'a>(
    file: &'a WaiversFile,
    tree: &'a Tree,
    w: &'a Waiver,
    catalogue: &Catalogue,
    selection: &Selection,
    out: &mut Vec<Diagnostic>,
) -> Option<Whole<'a>> {
    let authority = if w.authority.is_absent() { &file.authority } else { &w.authority };
    for (key, fact) in [("reason", &w.reason), ("authority", authority)] {
        let d = match fact {
            Fact::StatedNone(at) => Diagnostic::new("invalid-value", format!("a waiver without `{key}` is none")).node(tree, *at),
            Fact::Absent if key == "authority" => {
                Diagnostic::new("missing-key", "nobody accepts this waiver: `authority` is missing").node(tree, w.at)
            }
            _ => continue,
        };
        out.push(d.help("say who accepted it and why, or delete it"));
    }
    // What is missing or broken elsewhere has its own diagnostic; such a waiver is not relied on (law 3).
    let (course, wanted, reason) = (w.course.known()?, w.requirement.known()?, w.reason.known()?);
    let (authority, until) = (authority.known()?, *w.until.known()?);
    if w.from.broken().is_some() {
        return None;
    }
    let from = w.from.known().copied();
    let at = |key: &str| tree.get(w.at, key).unwrap_or(w.at);
    if from.is_some_and(|f| f > until) {
        out.push(
            Diagnostic::new("invalid-value", "this waiver ends before it begins").node(tree, at("until")).help("correct `from` or `until`"),
        );
        return None;
    }
    let requirement = match selection.find(wanted) {
        Ok(i) => i,
        Err(shared) => {
            out.push(unknown(wanted, shared, catalogue, selection).node(tree, at("requirement")));
            return None;
        }
    };
    let a = &selection.requirements[requirement];
    let r = a.of(catalogue);
    if let Some(why) = beyond(a, catalogue) {
        let d = Diagnostic::new("waiver-of-critical", format!("`{}` cannot be waived: {why}", r.code)).node(tree, at("requirement"));
        out.push(d.help("where it is right to ask less, relax it in a profile of your own, with reason and authority"));
        return None;
    }
    Some(Whole { tree, waiver: w, course, requirement, reason, authority, from, until })
}

/// Why a requirement is beyond waivers.
fn beyond(a: &Applicable, catalogue: &Catalogue) -> Option<&'static str> {
    let test = a.of(catalogue).test.as_ref().or_else(|| a.standard(catalogue).default_tests.get(&a.of(catalogue).kind));
    if a.critical {
        return Some("it is critical, and nothing makes up for it");
    }
    test.is_some_and(|t| t.value.contains(&|x| matches!(x, Test::Level(_))))
        .then_some("it asks for the level, which is a fact of the award")
}

fn unknown(wanted: &str, shared: bool, catalogue: &Catalogue, selection: &Selection) -> Diagnostic {
    if shared {
        let d = Diagnostic::new("ambiguous-reference", format!("several requirements of the profile have the code `{wanted}`"));
        return d.help("write the permanent id instead of the code");
    }
    if catalogue.requirements().any(|(_, _, r)| r.id == wanted || r.code == wanted) {
        let d = Diagnostic::new("waiver-unused", format!("the profile does not ask `{wanted}`, so there is nothing to waive"));
        return d.help("delete the waiver, or use the profile that asks it");
    }
    let known = selection.requirements.iter().flat_map(|a| [a.of(catalogue).code.as_str(), a.of(catalogue).id.as_str()]);
    let d = Diagnostic::new("unknown-reference", format!("there is no requirement `{wanted}`"));
    match nearest(wanted, known) {
        Some(n) => d.help(format!("did you mean `{n}`?")),
        None => d.help("`accredit standards show ID` lists the requirements of a standard"),
    }
}
