//! Several awards from one specification: each is judged on its own, and the course has the worst verdict of those that are
//! not given to learners who leave early. Social Work England likewise treats each approved exit route as a course of its own.

use crate::model::course::Award;
use crate::model::result::{Alignment, AwardResult, CourseResult, Status};

/// Puts the awards of a course together. An award of which nothing can be relied on is `None`, and cannot be told; likewise one
/// that is `unreadable` altogether, so that not even its name is known.
pub fn of_all_awards(main: CourseResult, further: Vec<(&Award, Option<CourseResult>)>, unreadable: bool) -> CourseResult {
    if further.is_empty() && !unreadable {
        return main;
    }
    let mut awards = vec![summary(&main, None, main.title.clone(), false)];
    let mut worst = main;
    for (award, result) in further {
        let title = award.title.known().unwrap_or(&award.id).clone();
        let exit = award.exit.known() == Some(&true);
        awards.push(match &result {
            Some(result) => summary(result, Some(award.id.clone()), title.clone(), exit),
            None => unknown(award.id.clone(), title.clone(), exit),
        });
        match result {
            // Whether it is given to those who leave early is not known: then neither is whether it bars.
            Some(result) if award.exit.broken().is_some() && result.alignment < worst.alignment => doubt(&mut worst, &title),
            Some(result) if !exit && result.alignment < worst.alignment => worst = result,
            None if !exit => doubt(&mut worst, &title),
            _ => {}
        }
    }
    if unreadable {
        let title = "that cannot be read";
        awards.push(unknown(String::new(), format!("An award {title}"), false));
        doubt(&mut worst, title);
    }
    worst.awards = awards;
    worst
}

/// An award of which nothing can be relied on bars the word aligned, and makes nothing a gap.
fn doubt(worst: &mut CourseResult, title: &str) {
    if worst.alignment == Alignment::Aligned {
        worst.alignment = Alignment::CannotTell;
        worst.verdict =
            format!("Cannot tell for the award {title}, because of a defect in the file. For the main qualification: {}", worst.verdict);
        worst.headline = format!("Cannot tell for the award {title}");
        worst.award = Some(title.to_string());
    }
}

fn unknown(id: String, title: String, exit: bool) -> AwardResult {
    AwardResult {
        id: Some(id),
        title,
        exit,
        level: None,
        alignment: Alignment::CannotTell,
        headline: "Cannot tell: what the file says of this award cannot be relied on".to_string(),
        not_met: Vec::new(),
        cannot_tell: Vec::new(),
    }
}

fn summary(c: &CourseResult, id: Option<String>, title: String, exit: bool) -> AwardResult {
    let codes = |s: &[Status]| c.findings.iter().filter(|f| f.force.bars() && s.contains(&f.status)).map(|f| f.code.clone()).collect();
    let level = c.level.stated.as_ref().map(|l| c.level.framework.as_ref().map_or_else(|| l.clone(), |f| format!("{f} level {l}")));
    AwardResult {
        id,
        title,
        exit,
        level,
        alignment: c.alignment,
        headline: c.headline.clone(),
        not_met: codes(&[Status::NotMet, Status::PartlyMet]),
        cannot_tell: codes(&[Status::Undetermined]),
    }
}
