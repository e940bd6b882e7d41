//! `accredit explain`.

mod codes;

use super::output::print;
use super::{Against, CLEAN, Failure, Look};
use crate::diagnostic::nearest;
use crate::model::inheritance::looked_for;
use crate::model::rule::Test;
use crate::pipeline::{Run, in_words, test_of};
use crate::report::text::wrap;
use clap::Args;

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit explain LWC-5.1\n  accredit explain lwp.level-4-or-above\n  accredit explain NHSE-SUP20-2      a source that a requirement rests on\n  accredit explain duplicate-key     a diagnostic\n  accredit explain not-mapped        a reason of a finding\n  accredit explain reasons           every reason\n  accredit explain cautions          what is asked about claims\n  accredit explain limits            bounds on files and output, and how to change them"
)]
pub struct ExplainArgs {
    /// Code or permanent id of a requirement, id of a source, code of a diagnostic, reason or caution; or `reasons`, `cautions`, `limits`
    what: String,
    #[command(flatten)]
    against: Against,
    #[command(flatten)]
    look: Look,
}

/// Runs it.
pub fn run(args: &ExplainArgs) -> Result<u8, Failure> {
    let width = args.look.settle().min(100);
    let mut page = Page::new(width);
    if args.what == "limits" {
        codes::limits(&mut page);
        return print(&page.out).map(|()| CLEAN);
    }
    if codes::is_diagnostic_alone(&args.what) {
        codes::diagnostic(&args.what, &mut page);
        return print(&page.out).map(|()| CLEAN);
    }
    let (run, _) = args.against.prepare(width)?;
    let found = match args.what.as_str() {
        "cautions" => {
            codes::cautions(&run, &mut page);
            true
        }
        "reasons" => {
            codes::reasons(&mut page);
            true
        }
        what => codes::any(&run, what, &mut page) || requirement(&run, what, &mut page) || source(&run, what, &mut page),
    };
    if !found {
        let requirements = run.catalogue.requirements().flat_map(|(_, _, r)| [r.code.as_str(), r.id.as_str()]);
        let near = nearest(&args.what, requirements.chain(codes::known())).map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
        return Err(Failure::Usage(format!("`{}` is no requirement, source, diagnostic, reason or caution{near}", args.what)));
    }
    print(&page.out).map(|()| CLEAN)
}

fn requirement(run: &Run, what: &str, page: &mut Page) -> bool {
    let Some((standard, criterion, r)) = run.catalogue.requirements().find(|(_, _, r)| r.code.eq_ignore_ascii_case(what) || r.id == what)
    else {
        return false;
    };
    page.head(&format!("{} {}", r.code, r.title));
    match &r.statement {
        Some(s) => page.text(s),
        None => page.text("The text of this requirement is not held here. Nothing can be judged against it: it is neither met nor a gap."),
    }
    page.item("Standard", &format!("{} {}, edition {}, by {}", standard.code, standard.title, standard.edition, standard.publisher));
    page.item("Standing", standard.standing.words());
    page.item("Criterion", &format!("{} {}", standard.criteria[criterion].code, standard.criteria[criterion].title));
    page.item("Permanent id", &r.id);
    let selected = run.selection.requirements.iter().find(|a| a.of(&run.catalogue).id == r.id);
    let word = |f: crate::model::standard::Force, critical: bool| {
        format!("{}{}", serde_word(&f), if critical { ", critical: never compensated, never self-declared" } else { "" })
    };
    page.item("Force", &word(r.force, r.critical));
    match selected {
        Some(a) => {
            page.item("In this profile", &format!("{}: {}", run.profile.id, word(a.force, a.critical)));
            a.history.iter().for_each(|h| page.item("", h));
        }
        None => page.item("In this profile", &format!("{} does not select it", run.profile.id)),
    }
    if let Some(place) = &r.place {
        page.item("Written in", &place.to_string());
    }
    if let Some(note) = &r.note {
        page.item("Note", note);
    }
    page.gap("Basis");
    r.basis.iter().for_each(|b| basis(run, &b.value, page));
    let test =
        r.test.as_ref().or_else(|| selected.and_then(|a| test_of(&run.catalogue, a))).or_else(|| standard.default_tests.get(&r.kind));
    if let Some(test) = test.filter(|_| r.is_held()) {
        page.gap("It is met when");
        for (depth, line) in in_words(&test.value) {
            page.bullet(&line, depth);
        }
        who_wins(run, &test.value, page);
        for (name, p) in run.selection.parameters.iter().filter(|(n, _)| test.value.contains(&|t| uses(t, n))) {
            let value = p.value.map_or("unset".into(), |v| in_unit(v, &p.unit));
            let basis: Vec<&str> = p.basis.iter().map(|b| b.value.as_str()).collect();
            page.item(
                "Parameter",
                &format!(
                    "{name} is {value} (basis: {}){}",
                    basis.join(", "),
                    p.note.as_ref().map(|n| format!(". {n}")).unwrap_or_default()
                ),
            );
            for own in &p.r#for {
                let frameworks: Vec<&str> = own.framework.iter().map(|f| f.value.as_str()).collect();
                let within = if frameworks.is_empty() { String::new() } else { format!(" in {}", frameworks.join(", ")) };
                let basis: Vec<&str> = own.basis.iter().map(|b| b.value.as_str()).collect();
                let note = own.note.as_ref().map(|n| format!(". {n}")).unwrap_or_default();
                let text = format!(
                    "{} for {}{within} (basis: {}){note}",
                    own.value.map_or("no value, so nothing is told,".into(), |v| in_unit(v, &own.unit)),
                    own.award.join(", "),
                    basis.join(", ")
                );
                page.bullet(&text, 8);
            }
        }
    }
    true
}

/// For what course and provider can both have: whose counts in this profile, and why.
fn who_wins(run: &Run, test: &Test, page: &mut Page) {
    if let Some((of, topic)) = looked_for(test) {
        let (rule, reason) = run.selection.inheritance.of(of, topic);
        let what = if topic.is_empty() { of.word().to_string() } else { format!("{} on {}", of.word(), topic.replace('-', " ")) };
        let why = reason.map_or(" (the default: the profile declares no other rule)".to_string(), |r| format!(" ({r})"));
        page.item("Who wins", &format!("{what}: {}{why}", rule.words()));
    }
    test.children().iter().for_each(|t| who_wins(run, &t.value, page));
}

fn basis(run: &Run, id: &str, page: &mut Page) {
    if let Some((s, statement)) = run.catalogue.basis(id) {
        let said = statement.map(|x| format!(": {}", x.paraphrase.as_deref().unwrap_or(&x.heading))).unwrap_or_default();
        let date = s.date.as_ref().map(|d| format!(", {d}")).unwrap_or_default();
        page.bullet(&format!("{id} ({}, {}{date}){said}", s.title, s.publisher), 0);
    }
}

fn in_unit(value: f64, unit: &str) -> String {
    format!("{value} {}", if unit == "percent" { "per cent" } else { unit })
}

fn uses(test: &Test, parameter: &str) -> bool {
    let bound = match test {
        Test::Credits(c) => Some(&c.at_least),
        Test::Hours(h) => h.at_least.as_ref(),
        _ => None,
    };
    bound.is_some_and(|b| b.parameter.as_deref() == Some(parameter))
}

fn source(run: &Run, what: &str, page: &mut Page) -> bool {
    let Some((s, statement)) = run.catalogue.basis(what) else { return false };
    page.head(&format!("{what} {}", statement.map_or(s.title.as_str(), |x| x.heading.as_str())));
    if let Some(p) = statement.and_then(|x| x.paraphrase.as_ref()) {
        page.text(p);
        page.text("(in our own words, not the source's)");
    }
    page.item("Source", &s.title);
    page.item("Publisher", &s.publisher);
    for (name, value) in [("Date", &s.date), ("Edition", &s.edition), ("Address", &s.url), ("Read", &s.coverage)] {
        if let Some(v) = value {
            page.item(name, v);
        }
    }
    let users: Vec<&str> =
        run.catalogue.requirements().filter(|(_, _, r)| r.basis.iter().any(|b| b.value == what)).map(|(_, _, r)| r.code.as_str()).collect();
    if !users.is_empty() {
        page.item("Used by", &users.join(", "));
    }
    true
}

/// A word as the files write it.
pub fn serde_word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default()
}

/// A page of plain text.
pub struct Page {
    pub out: String,
    width: usize,
}

impl Page {
    pub fn new(width: usize) -> Self {
        Page { out: String::new(), width }
    }

    pub fn head(&mut self, text: &str) {
        let bold = anstyle::Style::new().bold();
        self.out.push_str(&format!("{bold}{}{bold:#}\n\n", crate::report::text::line(text)));
    }

    pub fn text(&mut self, text: &str) {
        wrap(text, self.width).iter().for_each(|l| self.out.push_str(&format!("{l}\n")));
        self.out.push('\n');
    }

    pub fn item(&mut self, name: &str, value: &str) {
        for (i, l) in wrap(value, self.width.saturating_sub(18)).iter().enumerate() {
            self.out.push_str(&format!("{:<17} {l}\n", if i == 0 { name } else { "" }));
        }
    }

    /// A space before another page of the same code.
    pub fn part(&mut self, another: bool) {
        if another {
            self.out.push('\n');
        }
    }

    pub fn gap(&mut self, name: &str) {
        self.out.push_str(&format!("\n{name}\n"));
    }

    pub fn bullet(&mut self, text: &str, depth: usize) {
        let pad = "  ".repeat(depth + 1);
        for (i, l) in wrap(text, self.width.saturating_sub(pad.len() + 2)).iter().enumerate() {
            self.out.push_str(&format!("{pad}{} {l}\n", if i == 0 { "-" } else { " " }));
        }
    }
}
