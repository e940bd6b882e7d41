//! The verdict on a course: alignment, never accreditation (law 4), with its standing and its limits in the same sentence.

use super::finding::{Looked, finding};
use super::inherited::inherited;
use super::waived;
use crate::model::caution::Caution;
use crate::model::matrix::Matrix;
use crate::model::result::{
    Alignment, Counts, CourseResult, CriterionResult, Figures, Finding, GapKind, LevelResult, RestsOn, Status, Truth, WaiverResult,
    WeakestRoute,
};
use crate::model::standard::{AsOf, Profile, Standing};
use crate::model::{Catalogue, Selection};
use std::sync::Arc;

/// What a result says of the course itself.
#[derive(Debug)]
pub struct CourseFacts {
    /// Id, or the file's name.
    pub id: String,
    /// Title.
    pub title: String,
    /// Provider id.
    pub provider: Option<String>,
    /// Provider name.
    pub provider_name: Option<String>,
    /// Invented example.
    pub example: bool,
    /// Describes only a part.
    pub part: bool,
    /// Edition.
    pub edition: Option<String>,
    /// Nations.
    pub nations: Vec<String>,
    /// File.
    pub file: Arc<str>,
    /// sha256 of the file.
    pub digest: String,
    /// Level.
    pub level: LevelResult,
    /// The award that is looked at, where it is not the main qualification.
    pub award: Option<String>,
    /// Credit and hours as stated.
    pub stated: Figures,
    /// What the units come to at least.
    pub least: Figures,
    /// Requirements by units, as `evaluate` saw them.
    pub matrix: Matrix,
}

/// Judges a course: one finding for each applicable requirement, the verdict, and the order in which to take the gaps.
pub fn course(
    catalogue: &Catalogue,
    selection: &Selection,
    profile: &Profile,
    as_of: AsOf,
    facts: CourseFacts,
    looked: Vec<Looked>,
    cautions: Vec<Caution>,
) -> CourseResult {
    let offers: Vec<Option<String>> = looked.iter().map(|l| l.offer.clone()).collect();
    let given: Vec<Option<WaiverResult>> = looked.iter().map(|l| l.waiver.clone()).collect();
    let mut findings: Vec<Finding> = selection.requirements.iter().zip(looked).map(|(a, l)| finding(catalogue, a, l)).collect();
    waived::mark(&mut findings, given);
    let mut counts = Counts::default();
    findings.iter().for_each(|f| counts.add(f));
    let gaps = order_gaps(&mut findings);
    let questions: Vec<usize> = {
        let mut q: Vec<usize> = (0..findings.len()).filter(|i| findings[*i].status == Status::Undetermined).collect();
        // Texts that are not held come first: they are what no course lead can settle, and what would change most.
        let not_held = |f: &Finding| f.reasons.iter().any(|r| r.code == "text-not-held");
        q.sort_by_key(|i| (!findings[*i].force.bars(), !not_held(&findings[*i]), !findings[*i].critical, *i));
        q
    };
    let barred = |s: &[Status]| findings.iter().any(|f| f.bars() && s.contains(&f.status));
    let alignment = if barred(&[Status::NotMet, Status::PartlyMet]) {
        Alignment::NotAligned
    } else if barred(&[Status::Undetermined]) || counts.applicable() == 0 {
        Alignment::CannotTell
    } else {
        Alignment::Aligned
    };
    let standing = selection.standards.iter().map(|s| catalogue.standards[*s].standing).max().unwrap_or(Standing::WorkingDraft);
    // Only where all that bars the verdict is so in one offer alone would another offer do better.
    let barring = || offers.iter().zip(&findings).filter(|(_, f)| f.bars() && !matches!(f.status, Status::Met | Status::NotApplicable));
    let offer = barring().next().and_then(|(o, _)| o.clone()).filter(|o| barring().all(|(x, _)| x.as_ref() == Some(o)));
    // The standing stands in the same sentence as the verdict (law 5), whatever a profile calls its selection.
    let rests = profile.in_words.clone().unwrap_or_else(|| format!("profile `{}`", profile.id));
    let rests = if rests.contains(standing.word()) { rests } else { format!("{rests} ({})", standing.word()) };
    let redesign = findings.iter().find(|f| f.critical && f.gap.as_ref().is_some_and(|g| g.kind == GapKind::Redesign));
    let level = LevelResult { eligible: eligible(&findings), ..facts.level };
    let of_award = facts.award.as_ref().map(|a| format!(" for the award {a}"));
    let of_offer = offer.as_ref().map(|o| format!(" in the offer {o}"));
    let place = of_award.into_iter().chain(of_offer).reduce(|a, b| a + &b);
    let (headline, verdict) = words(alignment, &rests, as_of, &findings, &counts, redesign, place.as_deref());
    let criteria = criteria(catalogue, selection, &findings);
    let inherited = inherited(&findings);
    let weakest_route = weakest_route(&findings);
    CourseResult {
        id: facts.id,
        title: facts.title,
        provider: facts.provider,
        provider_name: facts.provider_name,
        example: facts.example,
        part: facts.part,
        edition: facts.edition,
        nations: facts.nations,
        file: facts.file,
        digest: facts.digest,
        level,
        stated: facts.stated,
        least: facts.least,
        alignment,
        standing,
        verdict,
        headline,
        offer,
        award: facts.award,
        awards: Vec::new(),
        counts,
        criteria,
        findings,
        gaps,
        questions,
        cautions,
        matrix: facts.matrix,
        weakest_route,
        inherited,
        classed: Vec::new(),
        supposed: None,
    }
}

/// The route that most findings name as theirs; of several, the one named first.
fn weakest_route(findings: &[Finding]) -> Option<WeakestRoute> {
    let mut named: Vec<WeakestRoute> = Vec::new();
    for (i, f) in findings.iter().enumerate().filter(|(_, f)| matches!(f.status, Status::NotMet | Status::PartlyMet)) {
        let Some(units) = &f.route else { continue };
        match named.iter_mut().find(|r| r.units == *units) {
            Some(r) => r.findings.push(i),
            None => named.push(WeakestRoute { units: units.clone(), findings: vec![i] }),
        }
    }
    let most = named.iter().map(|r| r.findings.len()).max()?;
    named.into_iter().find(|r| r.findings.len() == most)
}

/// Whether the level passes, as the level test saw it.
fn eligible(findings: &[Finding]) -> &'static str {
    let seen = findings.iter().flat_map(|f| &f.observations).find(|o| o.leaf == "level");
    match seen.map(|o| (o.truth, o.reason.code)) {
        Some((Truth::Holds, _)) => "yes",
        Some((Truth::Fails, "no-level")) => "no-level",
        Some((Truth::Fails, _)) => "no",
        _ => "cannot-tell",
    }
}

/// The order in which a course lead should take the gaps: what no editing can change first, then what is critical, then
/// the smallest changes; what follows from other gaps after them; then recommendations, and last what is waived.
fn order_gaps(findings: &mut [Finding]) -> Vec<usize> {
    let key = |f: &Finding| {
        let kind = f.gap.as_ref().map(|g| g.kind);
        let follows = kind == Some(GapKind::Follows);
        (f.waiver.is_some(), !f.force.bars(), kind != Some(GapKind::Redesign), follows, !f.critical, kind)
    };
    let mut order: Vec<usize> = (0..findings.len()).filter(|i| findings[*i].gap.is_some()).collect();
    order.sort_by_key(|i| (key(&findings[*i]), *i));
    for (n, i) in order.iter().enumerate() {
        if let Some(g) = &mut findings[*i].gap {
            g.order = n + 1;
        }
    }
    order
}

fn criteria(catalogue: &Catalogue, selection: &Selection, findings: &[Finding]) -> Vec<CriterionResult> {
    let mut out: Vec<CriterionResult> = Vec::new();
    for (a, f) in selection.requirements.iter().zip(findings) {
        let standard = a.standard(catalogue);
        let criterion = &standard.criteria[a.criterion];
        let known = out.iter().position(|c| c.standard == standard.id && c.code == criterion.code);
        let i = known.unwrap_or_else(|| {
            out.push(CriterionResult {
                standard: standard.id.clone(),
                code: criterion.code.clone(),
                title: criterion.title.clone(),
                counts: Counts::default(),
            });
            out.len() - 1
        });
        out[i].counts.add(f);
    }
    out
}

fn words(
    alignment: Alignment,
    rests: &str,
    as_of: AsOf,
    findings: &[Finding],
    counts: &Counts,
    redesign: Option<&Finding>,
    place: Option<&str>,
) -> (String, String) {
    let declared = findings.iter().filter(|f| f.self_declared && f.status == Status::Met).count();
    let claims = findings.iter().filter(|f| f.status == Status::Met && f.rests_on == RestsOn::Claim).count();
    let n = counts.applicable();
    let on = match declared {
        0 => String::new(),
        1 => "; 1 requirement rests on the provider's own statement".to_string(),
        d => format!("; {d} requirements rest on the provider's own statement"),
    };
    let claimed = if claims > declared {
        format!("; {} more on facts that the file states without evidence", claims - declared)
    } else {
        String::new()
    };
    let date = format!("on the evidence supplied, as of {as_of}");
    let bars = |s: Status| findings.iter().filter(|f| f.bars() && f.status == s).count();
    let (unmet, partly, open) = (bars(Status::NotMet), bars(Status::PartlyMet), bars(Status::Undetermined));
    let recommended = |s: &[Status]| findings.iter().filter(|f| !f.force.bars() && f.waiver.is_none() && s.contains(&f.status)).count();
    let some = |n: usize, what: &str| if n > 0 { format!("; {n} recommended {what}") } else { String::new() };
    let left =
        some(recommended(&[Status::NotMet, Status::PartlyMet]), "not met") + &some(recommended(&[Status::Undetermined]), "cannot be told");
    let place = place.unwrap_or_default();
    let waived = waived::words(findings);
    match alignment {
        Alignment::Aligned => (
            format!("Aligned with {rests}{waived}"),
            format!("Aligned with {rests}, {date}: {} of {n} requirements are met{waived}{left}{on}{claimed}.", counts.met),
        ),
        Alignment::NotAligned => {
            let critical = findings.iter().filter(|f| f.critical && matches!(f.status, Status::NotMet | Status::PartlyMet)).count();
            let crit = match critical {
                _ if unmet + partly == 1 => (if critical == 1 { "it is critical" } else { "it is not critical" }).to_string(),
                0 => "none of them critical".to_string(),
                1 => "1 of them critical".to_string(),
                c => format!("{c} of them critical"),
            };
            let open = if open > 0 { format!("; {open} more cannot be told") } else { String::new() };
            let part = if partly > 0 { format!(", {partly} of them partly met") } else { String::new() };
            if let Some(f) = redesign {
                let are = if unmet + partly == 1 { "is" } else { "are" };
                let why = f.reasons.first().map_or("", |r| r.text.as_str());
                return (
                    format!("Not eligible, so not aligned with {rests}{waived}"),
                    format!(
                        "Not eligible: {why}. Not aligned with {rests}, {date}: {} of {n} requirements are met, {} mandatory {are} not ({crit}{part}){open}{waived}{left}{on}{claimed}.",
                        counts.met,
                        unmet + partly
                    ),
                );
            }
            let plural = if unmet + partly == 1 { "requirement is" } else { "requirements are" };
            (
                format!("Not aligned with {rests}{waived}"),
                format!(
                    "Not aligned with {rests}{place}, {date}: {} mandatory {plural} not met ({crit}{part}); {} of {n} are met{open}{waived}{left}{on}{claimed}.",
                    unmet + partly,
                    counts.met
                ),
            )
        }
        Alignment::CannotTell => {
            let held = findings.iter().filter(|f| f.reasons.iter().any(|r| r.code == "text-not-held") && f.force.bars()).count();
            let critical = findings.iter().filter(|f| f.critical && f.status == Status::Undetermined).count();
            let because = if held > 0 {
                format!("the text of {held} of them is not held here")
            } else if critical == 1 && open == 1 {
                "it is critical".to_string()
            } else if critical > 0 {
                format!("{critical} of them critical")
            } else {
                "the file leaves them open".to_string()
            };
            let plural = if open == 1 { "requirement is" } else { "requirements are" };
            let but = if waived.is_empty() { "" } else { " without a waiver" };
            let none = if n == 0 { " No requirement applies.".to_string() } else { String::new() };
            (
                format!("Cannot tell against {rests}{waived}"),
                format!(
                    "Cannot tell whether it is aligned with {rests}{place}, {date}: {open} mandatory {plural} open ({because}); {} of {n} are met and no mandatory one is unmet{but}{waived}{left}{on}{claimed}.{none}",
                    counts.met
                ),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::standard::Force;

    #[test]
    fn an_unknown_force_counts_as_mandatory() {
        assert!(Force::Unknown.bars() && Force::Mandatory.bars() && !Force::Recommended.bars());
    }
}
