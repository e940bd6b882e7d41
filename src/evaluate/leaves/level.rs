//! `level {at_least}`: the award is at or above a level of a named framework.
//!
//! The comparison follows the published correspondence in `standards/levels.yaml` (QCCB). A level without a framework, or
//! in a house scheme, cannot be compared, and is never a pass. A level too low is nothing to edit: kind `redesign`.

use super::{Look, Seen, broken, fact_place};
use crate::model::course::Course;
use crate::model::level::{Compared, Levels};
use crate::model::result::{GapKind, Observation, Truth};
use crate::model::rule::{LevelBound, NamedLevel};

const LEAF: &str = "level";

/// In words.
pub fn in_words(l: &LevelBound) -> String {
    format!(
        "the award is at {} level {} or above, or at a level that the published table holds to be as demanding",
        l.at_least.framework, l.at_least.level
    )
}

fn in_short(l: &NamedLevel) -> String {
    format!("{} level {}", l.framework, l.level)
}

/// The level of a course in a framework that is known, where it states one.
pub fn level_of(course: &Course, levels: &Levels) -> Option<NamedLevel> {
    let q = &course.qualification;
    let framework = levels.framework(q.then(|q| &q.framework).known()?)?;
    let level = q.then(|q| &q.level).known()?.trim().to_string();
    Some(NamedLevel { framework: framework.id.clone(), level })
}

/// Looks.
pub fn observe(l: &LevelBound, look: &Look<'_>) -> Observation {
    let q = &look.dossier.course.qualification;
    let (framework, level) = (q.then(|q| &q.framework), q.then(|q| &q.level));
    let place = fact_place(look, &level).or_else(|| fact_place(look, &framework));
    let bound = format!("{} level {}", l.at_least.framework, l.at_least.level);
    if let Some(node) = level.broken().or(framework.broken()) {
        return broken(LEAF, "the level of the award", Some(look.dossier.here(node)));
    }
    let cannot = |code, text: String| Seen::new(LEAF, Truth::CannotTell, code, text).at(place.clone()).bound(bound.clone()).done();
    if matches!(level, crate::model::Fact::StatedNone(_))
        || (matches!(framework, crate::model::Fact::StatedNone(_)) && level.known().is_none())
    {
        let text = "the course has no level: it is training without a qualification level";
        return Seen::new(LEAF, Truth::Fails, "no-level", text)
            .at(place)
            .bound(bound)
            .close(GapKind::Redesign, format!("a level cannot be written in: it takes an award at {} or above", in_short(&l.at_least)))
            .done();
    }
    let Some(level) = level.known() else {
        return cannot("level-not-stated", "the file does not state the level of the award".into());
    };
    let Some(framework) = framework.known() else {
        return cannot(
            "framework-not-stated",
            format!(
                "a level {level} without a framework says nothing: it can be a national level or a house level. Ask the awarding body which framework it is"
            ),
        );
    };
    let Some(known) = look.cx.catalogue.levels.framework(framework) else {
        return cannot(
            "framework-not-known",
            format!(
                "`{framework}` is not a national framework, so its level {level} cannot be compared. Ask the publisher which national level it corresponds to"
            ),
        );
    };
    let named = NamedLevel { framework: known.id.clone(), level: level.trim().to_string() };
    if !known.levels.contains(&named.level) {
        return cannot("level-not-in-framework", format!("the {} has no level {level}", known.id));
    }
    let value = format!("{} level {}", named.framework, named.level);
    let equal = look.cx.catalogue.levels.corresponding(&named, &l.at_least.framework);
    let equal = if known.id == l.at_least.framework || equal.is_empty() {
        String::new()
    } else {
        format!(", which corresponds to {} {}", l.at_least.framework, equal.join(" or "))
    };
    match look.cx.catalogue.levels.compare(&named, &l.at_least) {
        Compared::AtOrAbove => Seen::new(LEAF, Truth::Holds, "level-high-enough", format!("the award is at {value}{equal}"))
            .value(value)
            .bound(bound)
            .at(place)
            .done(),
        Compared::Below => {
            let text = format!("the award is at {value}{equal}: below {bound}");
            Seen::new(LEAF, Truth::Fails, "level-too-low", text)
                .value(value)
                .bound(bound)
                .at(place)
                .close(
                    GapKind::Redesign,
                    format!("the level of an award is no entry to correct: only a course at {} or above can align", in_short(&l.at_least)),
                )
                .done()
        }
        Compared::CannotTell => cannot("level-not-comparable", format!("the published table does not say whether {value} reaches {bound}")),
    }
}
