//! JUnit XML, for programs that show test results: a suite for each course, a case for each requirement.
//!
//! The mapping follows the verdict: a *failure* is what bars the word "aligned", an *error* is a binding requirement that
//! cannot be told. So a suite without either is an aligned course. What binds nobody, is only recommended or is waived is
//! *skipped*, with its reason. Where the verdict rests on something that is no requirement (an award that cannot be judged), a
//! case of its own says so. Defects of the input files are a last suite.

use super::alerts::{self, Alert, Level};
use super::parts::{Frame, Part, Piece, whole};
use super::rows;
use super::text::line;
use crate::diagnostic::Diagnostic;
use crate::model::result::{Alignment, CourseResult, Finding, RunHeader, Status};
use std::fmt::Write;

/// What becomes of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Pass,
    Failure,
    Error,
    Skipped,
}

struct Case {
    class: String,
    name: String,
    outcome: Outcome,
    kind: String,
    message: String,
    text: String,
}

struct Suite {
    name: String,
    file: String,
    properties: Vec<(&'static str, String)>,
    cases: Vec<Case>,
}

impl Suite {
    fn count(&self, outcome: Outcome) -> usize {
        self.cases.iter().filter(|c| c.outcome == outcome).count()
    }

    /// Cases, failures, errors, skipped ones.
    fn counts(&self) -> [usize; 4] {
        [self.cases.len(), self.count(Outcome::Failure), self.count(Outcome::Error), self.count(Outcome::Skipped)]
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let file = if self.file.is_empty() { String::new() } else { format!(" file=\"{}\"", xml(&self.file)) };
        writeln!(out, "  <testsuite name=\"{}\"{file} {}>", xml(&self.name), in_words(self.counts()))?;
        if !self.properties.is_empty() {
            writeln!(out, "    <properties>")?;
            for (name, value) in &self.properties {
                writeln!(out, "      <property name=\"{name}\" value=\"{}\"/>", xml(value))?;
            }
            writeln!(out, "    </properties>")?;
        }
        self.cases.iter().try_for_each(|c| case(out, c))?;
        writeln!(out, "  </testsuite>")
    }
}

/// A run as JUnit XML, as one text.
pub fn run(header: &RunHeader, courses: &[CourseResult], diagnostics: &[Diagnostic]) -> String {
    // It holds no JSON, and nothing else can fail.
    whole(Box::<Suites>::default(), courses.iter().map(|c| part(header, c)), diagnostics).unwrap_or_default()
}

/// A course as a suite.
pub fn part(header: &RunHeader, c: &CourseResult) -> Part {
    let suite = course(header, c);
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = suite.write(&mut out);
    Part { counts: suite.counts(), ..Part::of([out]) }
}

/// The suites of all courses, and one of the defects of the files.
#[derive(Debug, Default)]
pub struct Suites([usize; 4]);

impl Frame for Suites {
    fn add(&mut self, part: &mut Part) {
        self.0.iter_mut().zip(part.counts).for_each(|(all, own)| *all += own);
    }

    fn pieces(mut self: Box<Self>, diagnostics: &[Diagnostic]) -> Result<Vec<Piece>, serde_json::Error> {
        let mut end = String::new();
        if !diagnostics.is_empty() {
            let cases = diagnostics.iter().map(|d| defect(&alerts::of_diagnostic(d))).collect();
            let suite = Suite { name: "input files".into(), file: String::new(), properties: Vec::new(), cases };
            let _ = suite.write(&mut end);
            self.add(&mut Part { counts: suite.counts(), ..Part::default() });
        }
        let head = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"accredit\" {}>\n", in_words(self.0));
        end.push_str("</testsuites>\n");
        Ok(vec![Piece::Text(head), Piece::Section(0), Piece::Text(end)])
    }
}

fn in_words([tests, failures, errors, skipped]: [usize; 4]) -> String {
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"")
}

fn course(header: &RunHeader, c: &CourseResult) -> Suite {
    let n = &c.counts;
    let mut properties = vec![
        ("id", c.id.clone()),
        ("alignment", c.alignment.words().to_string()),
        ("verdict", c.verdict.clone()),
        ("standing", c.standing.words().to_string()),
        ("as of", header.as_of.clone()),
        ("profile", format!("{} {}", header.profile.id, header.profile.edition)),
    ];
    for (name, count) in [
        ("met", n.met),
        ("partly met", n.partly_met),
        ("not met", n.not_met),
        ("cannot tell", n.undetermined),
        ("not applicable", n.not_applicable),
        ("waived", n.waived),
    ] {
        properties.push((name, count.to_string()));
    }
    for s in &header.standards {
        properties.push(("standard", format!("{} {}: {}", s.code, s.edition, s.standing_words)));
    }
    let mut suite = Suite { name: rows::title(c).into_owned(), file: c.file.to_string(), properties, cases: Vec::new() };
    suite.cases = c.findings.iter().map(|f| requirement(header, c, f)).collect();
    let outcome = match c.alignment {
        Alignment::Aligned => return suite,
        Alignment::CannotTell => Outcome::Error,
        Alignment::NotAligned => Outcome::Failure,
    };
    if suite.count(outcome) == 0 {
        let (kind, message, text) = ("verdict".into(), c.headline.clone(), c.verdict.clone());
        suite.cases.push(Case { class: "verdict".into(), name: "verdict".into(), outcome, kind, message, text });
    }
    suite
}

fn requirement(header: &RunHeader, c: &CourseResult, f: &Finding) -> Case {
    let outcome = match f.status {
        Status::Met => Outcome::Pass,
        Status::NotMet | Status::PartlyMet if f.bars() => Outcome::Failure,
        Status::Undetermined if f.bars() => Outcome::Error,
        _ => Outcome::Skipped,
    };
    let first = f.reasons.first().map(|r| r.text.as_str()).unwrap_or_default();
    let message = match (&f.waiver, f.status) {
        (Some(w), _) => format!("{}, waived until {}: {first}", f.status.words(), w.until),
        (None, Status::NotApplicable) => f.status.words().to_string(),
        _ => format!("{} ({}): {first}", f.status.words(), alerts::binding(f)),
    };
    let place = f.course_at.as_ref().map_or_else(|| c.file.to_string(), ToString::to_string);
    let reasons = f.reasons.iter().map(|r| format!("{} ({})", r.text, r.code));
    let gap = f.gap.iter().flat_map(|g| [format!("What is missing: {}", g.missing), format!("What would close it: {}", g.close)]);
    let settle = f.settle.iter().map(|s| format!("What would settle it: {s}"));
    let lines: Vec<String> =
        reasons.chain(gap).chain(settle).chain([format!("In the course: {place}"), alerts::standing(header, f)]).collect();
    Case {
        class: format!("{}.{}", f.standard, f.criterion),
        name: format!("{} {}", f.code, f.title),
        outcome,
        kind: f.reasons.first().map_or("", |r| r.code).to_string(),
        message,
        text: lines.iter().map(|l| line(l)).collect::<Vec<_>>().join("\n"),
    }
}

fn defect(a: &Alert<'_>) -> Case {
    let place = a.place.map(ToString::to_string).unwrap_or_default();
    Case {
        class: "input files".into(),
        name: format!("{} {place}", a.rule),
        outcome: if a.level == Level::Error { Outcome::Error } else { Outcome::Skipped },
        kind: a.rule.to_string(),
        message: a.text.clone(),
        text: place,
    }
}

fn case(out: &mut String, c: &Case) -> std::fmt::Result {
    let head = format!("    <testcase classname=\"{}\" name=\"{}\"", xml(&c.class), xml(&c.name));
    let message = xml(&c.message);
    let tag = match c.outcome {
        Outcome::Pass => return writeln!(out, "{head}/>"),
        Outcome::Skipped => return writeln!(out, "{head}>\n      <skipped message=\"{message}\"/>\n    </testcase>"),
        Outcome::Failure => "failure",
        Outcome::Error => "error",
    };
    writeln!(out, "{head}>\n      <{tag} type=\"{}\" message=\"{message}\">{}</{tag}>\n    </testcase>", xml(&c.kind), lines(&c.text))
}

/// Text of one line for an element or an attribute. Most control characters are not allowed in XML 1.0 at all, not even as
/// references.
pub(super) fn xml(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

fn lines(text: &str) -> String {
    text.lines().map(xml).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::rows::tests::run as sample;

    #[test]
    fn what_xml_forbids_is_replaced_and_markup_is_escaped() {
        assert_eq!(
            xml("a\u{0}\u{8}\u{b}\u{1f}\u{ffff}\u{7f}<b>&\"'\n\u{202e}]]>"),
            "a\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}&lt;b&gt;&amp;&quot;' ]]&gt;"
        );
    }

    #[test]
    fn a_suite_counts_what_it_holds() {
        let (header, courses) = sample();
        let text = run(&header, &courses, &[Diagnostic::new("no-code", "bad\u{1}")]);
        assert!(text.contains("<testsuites name=\"accredit\" tests=\"5\" failures=\"2\" errors=\"2\" skipped=\"0\">"), "{text}");
        assert!(text.contains("tests=\"4\" failures=\"2\" errors=\"1\" skipped=\"0\">"), "{text}");
        assert_eq!([text.matches("<failure ").count(), text.matches("<error ").count()], [2, 2]);
        assert!(text.contains("Bad\u{fffd}"));
    }

    #[test]
    fn a_verdict_that_no_requirement_explains_has_a_case_of_its_own() {
        let (header, mut courses) = sample();
        courses[0].findings.retain(|f| f.status == Status::Met);
        let text = run(&header, &courses, &[]);
        assert!(text.contains("tests=\"2\" failures=\"1\"") && text.contains("name=\"verdict\""), "{text}");
    }
}
