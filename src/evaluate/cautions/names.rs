//! Titles and dates: a name that promises what the award is not, a framework that is gone, a review that is overdue.
//!
//! What a requirement of the profile looks at already (registration closed, an edition of the future) is a finding.

use super::Watch;
use super::words::{self, Titles, has};
use crate::model::Fact;
use crate::model::course::Qualification;
use crate::model::level::Compared;
use crate::model::rule::{NamedLevel, Test};
use crate::source::At;
use jiff::civil::date;

/// Looks at titles and dates.
pub fn check(w: &mut Watch<'_>) {
    dates(w);
    let titles = Titles::of(w.dossier);
    // Of a qualification that cannot be read it is not known what it leaves out.
    if w.dossier.course.qualification.broken().is_some() {
        return;
    }
    let none = Qualification::default();
    let q = w.dossier.course.qualification.known().unwrap_or(&none);
    foreign_level(w, q, &titles);
    words_in_titles(w, q, &titles);
    other_level(w, q, &titles);
    withdrawn(w, q, &titles);
    equated(w, q);
}

fn levels_asked(w: &Watch<'_>) -> Vec<usize> {
    w.asking(&|t| matches!(t, Test::Level(_)))
}

/// Dates that have passed, or run backwards.
fn dates(w: &mut Watch<'_>) {
    let d = w.dossier;
    let Some(s) = d.course.specification.known() else { return };
    let about = w.asking(&|t| matches!(t, Test::Field(f) if f.name.starts_with("specification.")));
    let as_of = w.cx.as_of;
    // A review before the edition it reviews is a slip, not overdue.
    let reviewed = s.date.known().is_some_and(|d| s.review_by.known().is_some_and(|r| r < d));
    if let Fact::Known(by, at) = &s.review_by
        && *by < as_of
        && !reviewed
        && !w.found_at(&d.here(*at))
    {
        w.raise("review-overdue", format!("the specification was due for review by {by}"), &about, vec![d.here(*at)]);
    }
    let earlier = [
        ("registration closes", &s.open_until, "it opens", &s.open_from),
        ("the review is due", &s.review_by, "the edition it reviews,", &s.date),
    ];
    for (what, end, before, start) in earlier {
        if let (Fact::Known(e, at), Fact::Known(b, _)) = (end, start)
            && e < b
        {
            let text = format!("{what} on {e}, before {before} on {b}");
            w.raise("dates-out-of-order", text, &about, vec![d.here(*at)]);
        }
    }
}

/// Countries whose names stand before awards of theirs, in the words of titles.
const COUNTRIES: &[&str] = &[
    "new zealand",
    "australian",
    "australia",
    "canadian",
    "canada",
    "south african",
    "south africa",
    "irish",
    "indian",
    "nigerian",
    "kenyan",
    "ghanaian",
    "ugandan",
    "zimbabwean",
    "maltese",
    "jamaican",
    "hong kong",
    "singapore",
    "malaysian",
    "pakistani",
    "sri lankan",
    "american",
];

/// A level of another country, with no framework that could place it.
fn foreign_level(w: &mut Watch<'_>, q: &Qualification, titles: &Titles) {
    let levels = &w.cx.catalogue.levels;
    let placed = match &q.framework {
        Fact::Known(f, _) => levels.framework(f).is_some(),
        Fact::Absent => false,
        _ => true,
    };
    if placed {
        return;
    }
    for (title, at) in &titles.all {
        let words = words::of(title);
        if q.level.known().is_none() && words::levels(&words, levels).is_empty() {
            continue;
        }
        // The country of an award stands right before its type; elsewhere it may be the subject.
        let of = |c: &&str, t: &&str| Some(format!("{c} {t}")).filter(|p| has(&words, p));
        let types = ["certificate", "diploma", "award", "qualification", "national"];
        if let Some(name) = COUNTRIES.iter().filter(|c| has(&words, c)).find_map(|c| types.iter().find_map(|t| of(c, t))) {
            let name: Vec<String> = name.split(' ').map(capital).collect();
            let text = format!(
                "`{title}` is by its name (`{}`) an award of another country, whose levels are not those of the UK's frameworks",
                name.join(" ")
            );
            w.raise("foreign-level", text, &levels_asked(w), vec![w.here(*at)]);
            return;
        }
    }
}

fn capital(word: &str) -> String {
    let mut c = word.chars();
    c.next().map(|f| f.to_uppercase().chain(c).collect()).unwrap_or_default()
}

/// Words of higher education, and the abbreviations of its awards.
const HIGHER: &[&str] = &[
    "graduate",
    "postgraduate",
    "undergraduate",
    "pgc",
    "pgcert",
    "pgd",
    "pgdip",
    "masters",
    "msc",
    "mba",
    "honours",
    "hons",
    "bachelor",
    "bachelors",
    "foundation degree",
    "doctorate",
];

/// Words that a title should earn.
fn words_in_titles(w: &mut Watch<'_>, q: &Qualification, titles: &Titles) {
    let regulated = words::regulated(q, &w.cx.catalogue.levels);
    for (title, at) in &titles.all {
        let words = words::of(title);
        if !regulated && !in_vocational_style(q, &words) {
            continue;
        }
        if let Some(word) = HIGHER.iter().find(|p| has(&words, p)) {
            let what = if regulated { "a regulated qualification" } else { "a title in the style of a vocational qualification" };
            let text = format!("`{title}` has the word `{word}` of higher education in {what}: ask who awards a degree-level award here");
            w.raise("he-word-in-title", text, &levels_asked(w), vec![w.here(*at)]);
            break;
        }
    }
    for (title, at) in titles.all.iter().filter(|_| regulated) {
        let words = words::of(title);
        let praise = ["advanced", "higher", "extended"].into_iter().find(|p| {
            // Before the type it speaks of the award; elsewhere of its subject.
            ["award", "certificate", "diploma"].iter().any(|t| has(&words, &format!("{p} {t}")))
        });
        if let Some(praise) = praise {
            let text = format!("`{title}` calls the award `{praise}`: ask what it has that one without the word has not");
            w.raise("praise-in-title", text, &[], vec![w.here(*at)]);
            break;
        }
    }
}

/// `Level 7 Diploma …` without a framework and by nobody who awards degrees, as far as is said.
fn in_vocational_style(q: &Qualification, words: &[String]) -> bool {
    let of_university = |b: &String| ["university", "prifysgol", "universities"].iter().any(|u| has(&words::of(b), u));
    if !q.framework.is_absent() || q.awarding_body.broken().is_some() || q.awarding_body.known().is_some_and(of_university) {
        return false;
    }
    let size = |w: &String| matches!(w.as_str(), "award" | "certificate" | "diploma");
    words.windows(3).any(|w| w[0] == "level" && w[1].parse::<u8>().is_ok() && size(&w[2]))
}

/// A level in a title, or in what applicants are told of "this" course, that is not the level stated.
fn other_level(w: &mut Watch<'_>, q: &Qualification, titles: &Titles) {
    let d = w.dossier;
    let levels = &w.cx.catalogue.levels;
    let stated = match (&q.level, &q.framework) {
        (Fact::Known(level, _), _) => Some(level.trim()),
        (Fact::StatedNone(_), _) => None,
        _ => return,
    };
    let own = q.framework.known().and_then(|f| levels.framework(f));
    // Whether a named level is the one stated; in another framework the table says so.
    let same = |n: &words::Named| match (&n.framework, own, stated) {
        (_, _, None) => false,
        (Some(f), Some(own), Some(level)) if *f != own.id => {
            let found = levels.corresponding(&NamedLevel { framework: own.id.clone(), level: level.to_string() }, f);
            found.is_empty() || found.contains(&n.level)
        }
        // Without a framework of its own the course cannot be held against one that is named.
        (Some(_), None, Some(_)) => true,
        (_, _, Some(level)) => n.level == level,
    };
    let says = stated.map_or("the file says that it has no level".to_string(), |l| {
        format!("the level stated is {}{l}", own.map(|f| format!("{} ", f.id)).unwrap_or_default())
    });
    let mut raise = |text: &str, named: &[words::Named], at: At, place: &str| {
        let wrong = named.iter().find(|n| n.framework.is_some() && !same(n));
        // Of several levels one that is right is enough: "SVQ level 3 at SCQF level 7".
        let bare = named.iter().find(|n| n.framework.is_none()).filter(|_| !named.iter().any(&same));
        let wrong = wrong.or(bare);
        if let Some(n) = wrong {
            let framework = n.framework.as_ref().map(|f| format!("{f} ")).unwrap_or_default();
            let text = format!("{place}{text} names {framework}level {}, and {says}", n.level);
            w.raise("other-level-named", text, &levels_asked(w), vec![d.here(at)]);
        }
        wrong.is_some()
    };
    for (title, at) in &titles.all {
        let words = words::of(title);
        // What a course prepares for is not what it is.
        let leads = |n: &words::Named| n.at.checked_sub(1).is_some_and(|i| ["to", "for", "from", "into"].contains(&words[i].as_str()));
        let named: Vec<words::Named> = words::levels(&words, levels).into_iter().filter(|n| !leads(n)).collect();
        if raise(&format!("`{title}`"), &named, *at, "") {
            return;
        }
    }
    let text = words::for_applicants(d);
    if let (Some(said), Some(at)) = (text.known(), text.at()) {
        let words = words::of(said);
        let this = |n: &words::Named| {
            let before = n.at - usize::from(n.framework.is_some());
            before.checked_sub(1).is_some_and(|i| matches!(words[i].as_str(), "this" | "our"))
        };
        let all = words::levels(&words, levels);
        // Other courses may be named beside it.
        if !all.iter().any(&same) {
            let named: Vec<words::Named> = all.into_iter().filter(this).collect();
            raise("", &named, at, "the text for applicants");
        }
    }
}

/// A framework that no longer exists.
fn withdrawn(w: &mut Watch<'_>, q: &Qualification, titles: &Titles) {
    let levels = &w.cx.catalogue.levels;
    let about = levels_asked(w);
    let mut places = Vec::new();
    let mut said = Vec::new();
    let gone = |name: &str| levels.framework(name).filter(|f| !f.current());
    if let Fact::Known(name, at) = &q.framework
        && let Some(f) = gone(name)
    {
        said.push(format!("the level is stated in the {} ({}), which is withdrawn", f.title, f.id));
        places.push(w.here(*at));
    }
    // After that day the letters may not stand in a title (OFQ-E-TITLE).
    if w.cx.as_of > date(2017, 12, 31)
        && let Some((title, at)) = titles.all.iter().find(|(t, _)| has(&words::of(t), "qcf"))
    {
        said.push(format!("`{title}` has the letters QCF, which titles were to lose by the end of 2017"));
        places.push(w.here(*at));
    }
    for e in &q.stated_equivalences {
        if let Some(f) = e.framework.known().and_then(|f| gone(f)) {
            said.push(format!("an equivalence is printed in the {}, which is withdrawn", f.id));
            places.push(w.here(e.at));
        }
    }
    if !said.is_empty() {
        w.raise("withdrawn-framework", said.join("; "), &about, places);
    }
}

/// Awards of higher education with their level in the FHEQ (KEELE-1, QAA-FHEQ14-2, QAA-CF21-2).
const AWARDS: &[(&str, &str)] = &[
    ("certificate of higher education", "4"),
    ("diploma of higher education", "5"),
    ("foundation degree", "5"),
    ("honours degree", "6"),
    ("bachelors degree", "6"),
    ("masters degree", "7"),
];

/// Applicants are told that the award equals one of higher education, which stands higher.
fn equated(w: &mut Watch<'_>, q: &Qualification) {
    let levels = &w.cx.catalogue.levels;
    let own = q.framework.known().and_then(|f| levels.framework(f)).zip(q.level.known());
    let text = words::for_applicants(w.dossier);
    let (Some((framework, level)), Some(said), Some(at)) = (own, text.known(), text.at()) else { return };
    let own = NamedLevel { framework: framework.id.clone(), level: level.trim().to_string() };
    let words = words::of(said);
    for (award, needs) in AWARDS.iter().filter(|(award, _)| has(&words, award)) {
        // Word for word: "equivalent to the first year of a degree" says something else.
        let says = ["equivalent to", "equivalent in level to", "equal to", "comparable to", "same level as", "same as"]
            .iter()
            .find(|says| ["", "a ", "an ", "the "].iter().any(|article| has(&words, &format!("{says} {article}{award}"))));
        let bound = NamedLevel { framework: "FHEQ".into(), level: needs.to_string() };
        if let (Some(says), Compared::Below) = (says, levels.compare(&own, &bound)) {
            let text = format!(
                "the text for applicants says `{says}` of a {award}, which is at FHEQ level {needs}; the level stated is {} {}",
                own.framework, own.level
            );
            w.raise("equated-with-degree", text, &levels_asked(w), vec![w.here(at)]);
        }
    }
}
