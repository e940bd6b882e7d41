//! Several awards from one specification: each is judged on its own, and the course has the worst verdict of those that are
//! not given to learners who leave early. Social Work England likewise treats each approved exit route as a course of its own.

use crate::model::course::Award;
use crate::model::result::{Alignment, AwardResult, CourseResult, Status};

/// Puts the awards of a course together. An award of which nothing can be relied on is `None`, and cannot be told.
pub fn of_all_awards(main: CourseResult, further: Vec<(&Award, Option<CourseResult>)>) -> CourseResult {
    if further.is_empty() {
        return main;
    }
    let mut awards = vec![summary(&main, None, main.title.clone(), false)];
    let mut worst = main;
    for (award, result) in further {
        let title = award.title.known().unwrap_or(&award.id).clone();
        let exit = award.exit.known() == Some(&true);
        let Some(result) = result else {
            let headline = "Cannot tell: what the file says of this award cannot be relied on".to_string();
            if !exit && worst.alignment == Alignment::Aligned {
                worst.alignment = Alignment::CannotTell;
                worst.verdict = format!(
                    "Cannot tell for the award {title}, because of a defect in the file. For the main qualification: {}",
                    worst.verdict
                );
                worst.headline = format!("Cannot tell for the award {title}");
                worst.award = Some(title.clone());
            }
            let (not_met, cannot_tell, level) = (Vec::new(), Vec::new(), None);
            awards.push(AwardResult {
                id: Some(award.id.clone()),
                title,
                exit,
                level,
                alignment: Alignment::CannotTell,
                headline,
                not_met,
                cannot_tell,
            });
            continue;
        };
        awards.push(summary(&result, Some(award.id.clone()), title, exit));
        if !exit && result.alignment < worst.alignment {
            worst = result;
        }
    }
    worst.awards = awards;
    worst
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
