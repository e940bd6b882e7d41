//! What every completer of a course has been assessed in: the statement a graduate can put to a register.

use super::text::{cut, line, wrap};
use crate::model::result::{CourseResult, Finding, GuaranteeResult, RunHeader, ShownBy, Status};

/// The limits of the statement, in a sentence.
const LIMITS: &str = "It follows from the specification, on whichever units a learner chooses; it says nothing of how a particular learner did. Alignment is not accreditation.";

/// Findings that a completer can rely on, in the order of the standards.
fn guaranteed(c: &CourseResult) -> impl Iterator<Item = (&Finding, &GuaranteeResult)> {
    c.findings.iter().filter_map(|f| f.guarantee.as_ref().map(|g| (f, g)))
}

/// Findings that outcomes should carry and that no completer can rely on.
fn not_guaranteed(c: &CourseResult) -> impl Iterator<Item = &Finding> {
    let asked = |f: &&Finding| f.observations.iter().any(|o| o.leaf == "outcomes");
    c.findings.iter().filter(asked).filter(|f| f.guarantee.is_none())
}

fn words(g: &GuaranteeResult) -> String {
    let mut out = Vec::new();
    out.push(match &g.level {
        Some(level) => format!("assessed at {level} or above"),
        None => "assessed, at a level that the file does not state".into(),
    });
    if g.observed {
        out.push("seen by somebody at work with a person".into());
    }
    if g.occasions > 1 {
        out.push(format!("on at least {} occasions", g.occasions));
    }
    if g.or_prior_learning {
        out.push("or by prior learning assessed as equivalent".into());
    }
    out.join(", ")
}

fn how(by: &ShownBy) -> String {
    let method = by.method.as_ref().map(|m| format!(" ({})", m.to_lowercase())).unwrap_or_default();
    let title = by.title.as_deref().unwrap_or(&by.assessment);
    let choice = if by.every_learner { "" } else { ", for those who take it" };
    format!("{}{method} tests {}{choice}", line(title), by.outcome)
}

fn size(c: &CourseResult) -> String {
    let n = |v: Option<f64>, what: &str| v.filter(|v| *v > 0.0).map(|v| format!("{v} {what}"));
    let unit = c.level.credit.as_deref().and_then(|s| s.split_once(' ')).map_or("credits", |(_, u)| u);
    let parts = [
        n(c.least.credit, unit),
        n(c.least.hours, "hours of learning"),
        n(c.least.guided, "guided hours"),
        n(c.least.practice, "hours of practice"),
    ];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() { "the file does not state enough to say".into() } else { format!("at least {}", known.join(", ")) }
}

fn why(f: &Finding) -> String {
    let reason = f.reasons.first().map_or("", |r| r.text.as_str());
    format!("{} {}: {} – {reason}", f.code, line(&f.title), f.status.words())
}

/// For a terminal.
pub fn terminal(header: &RunHeader, c: &CourseResult, width: usize) -> String {
    let mut out = String::new();
    let mut push = |text: &str, first: &str, rest: &str| {
        for (i, l) in wrap(text, width.saturating_sub(rest.len())).iter().enumerate() {
            out.push_str(&format!("{}{l}\n", if i == 0 { first } else { rest }));
        }
    };
    let example = if c.example { " (invented example)" } else { "" };
    push(&format!("What every completer of {}{example} has been assessed in", cut(&c.title, 200)), "", "");
    let standards: Vec<String> = header.standards.iter().map(|s| format!("{} {} ({})", s.code, s.edition, s.standing_words)).collect();
    push(&format!("Against {}, as of {}. {LIMITS}", standards.join("; "), header.as_of), "  ", "  ");
    push(&format!("Size: {}", size(c)), "  ", "  ");
    for (f, g) in guaranteed(c) {
        push("", "", "");
        push(&format!("{} {}", f.code, line(&f.title)), "  ", "    ");
        push(&words(g), "    ", "    ");
        g.by.iter().for_each(|b| push(&how(b), "    - ", "      "));
    }
    let not: Vec<&Finding> = not_guaranteed(c).collect();
    push("", "", "");
    push(&format!("{} requirements are carried so; {} that outcomes should carry are not:", guaranteed(c).count(), not.len()), "  ", "  ");
    not.iter().for_each(|f| push(&cut(&why(f), 300), "  - ", "    "));
    out
}

/// Markdown: the same, to print or to hand on.
pub fn markdown(header: &RunHeader, c: &CourseResult) -> String {
    let text = super::markdown::text;
    let mut out = format!("# What every completer has been assessed in\n\n**{}**", text(&super::rows::title(c)));
    let place = [c.provider_name.clone(), c.edition.as_ref().map(|e| format!("edition {e}"))]
        .into_iter()
        .flatten()
        .map(|p| format!(", {}", text(&p)));
    out.extend(place);
    out.push_str(&format!("\n\nSize: {}.\n\n", text(&size(c))));
    for s in &header.standards {
        out.push_str(&format!("- {} {}, edition {}: {}\n", text(&s.code), text(&s.title), text(&s.edition), text(s.standing_words)));
    }
    out.push_str(&format!(
        "\nAs of {}. {LIMITS}\n\n| requirement | what is guaranteed | how |\n| --- | --- | --- |\n",
        text(&header.as_of)
    ));
    for (f, g) in guaranteed(c) {
        let by: Vec<String> = g.by.iter().map(how).collect();
        out.push_str(&format!("| {} {} | {} | {} |\n", text(&f.code), text(&f.title), text(&words(g)), text(&by.join("; "))));
    }
    let not: Vec<&Finding> = not_guaranteed(c).collect();
    if !not.is_empty() {
        out.push_str(&format!("\n## Not guaranteed: {}\n\n", not.len()));
        not.iter().for_each(|f| out.push_str(&format!("- {}\n", text(&why(f)))));
    }
    debug_assert!(guaranteed(c).all(|(f, _)| f.status == Status::Met));
    out
}
