//! The course report as a page: what can be said of it without a browser. `tests/browser` opens it in one.

use crate::support::*;
use std::path::Path;

fn page(course: &Path, id: &str) -> String {
    let out = tempfile::tempdir().unwrap();
    let o = accredit(&["report", course.to_str().unwrap(), "--out", out.path().to_str().unwrap(), "--quiet"]);
    assert!(o.status.success(), "{}", err(&o));
    std::fs::read_to_string(out.path().join(format!("{id}.html"))).unwrap()
}

/// The part of a page from one heading to the next of its rank.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    page.split_once(&format!("<h2 id=\"{id}\">")).unwrap().1.split("<h2").next().unwrap()
}

/// The cells of the row that begins with a unit, without markup.
fn row(section: &str, unit: &str) -> Vec<String> {
    let row = section.split_once(&format!("<th scope=\"row\">{unit} ")).unwrap().1.split("</tr>").next().unwrap();
    row.split("<td").skip(1).map(|c| c.split_once('>').unwrap().1.split("</td>").next().unwrap().to_string()).collect()
}

#[test]
fn every_drawing_has_words_or_stands_beside_its_numbers() {
    for (course, id) in [
        ("courses/harrow-moor-institute", "harrow-moor-diploma-social-prescribing-practice"),
        ("courses/brambledown-training", "brambledown-l3-social-prescribing-link-workers"),
    ] {
        let page = page(&root(course), id);
        let mut drawings = 0;
        for (at, _) in page.match_indices("<svg ") {
            let tag = page[at..].split('>').next().unwrap();
            let hidden = tag.contains("aria-hidden=\"true\"");
            assert!(hidden || (tag.contains("role=\"img\"") && tag.contains("aria-label=\"")), "{tag}");
            let before = &page[..at];
            // Hidden from those who cannot see it only where a table or a key says the same.
            let inside = |open: &str, close: &str| before.matches(open).count() > before.matches(close).count();
            assert!(!hidden || inside("<td", "</td>") || inside("<li", "</li>") || tag.contains("defs"), "{tag}");
            drawings += 1;
        }
        assert!(drawings > 20, "{drawings}");
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("url(http"));
    }
}

#[test]
fn the_weakest_route_is_drawn_told_and_published() {
    let (course, _) = judge(working(), &text("courses/harrow-moor-institute/level-4-diploma-social-prescribing-practice.yaml"), None);
    let route = course.weakest_route.as_ref().unwrap();
    assert_eq!(route.units.last().unwrap(), "SP413");
    let codes: Vec<&str> = route.findings.iter().map(|i| course.findings[*i].code.as_str()).collect();
    assert_eq!(codes, ["LWC-3.4"]);
    let page = page(&root("courses/harrow-moor-institute"), &course.id);
    let units = section(&page, "units");
    assert!(units.contains("a learner who takes <b>SP413</b>") && units.contains("<a href=\"#LWC-3.4\">"));
    let taken: Vec<String> = ["SP401", "SP411", "SP412", "SP413"].iter().map(|u| row(units, u)[1].clone()).collect();
    assert_eq!(taken, ["taken", "left out", "left out", "taken"]);
    assert_eq!(units.matches("<circle class=\"off\"").count(), 2);
}

#[test]
fn where_no_requirement_hangs_on_a_choice_no_route_is_called_weakest() {
    let page = page(&root("courses/tarn-valley-college"), "tarn-valley-certificate-link-work");
    assert!(!section(&page, "units").contains("eakest route"));
}

#[test]
fn figures_are_those_of_the_file_and_what_is_not_stated_is_not_drawn_as_nothing() {
    let (course, provider) = aligned();
    let dir = tempfile::tempdir().unwrap();
    let changed = course.replacen("hours: {total: 50, guided: 28, practice: 0}", "hours: {total: 50, guided: 28}", 1);
    assert_ne!(changed, course);
    std::fs::write(dir.path().join("course.yaml"), changed).unwrap();
    std::fs::write(dir.path().join("provider.yaml"), provider).unwrap();
    let page = page(dir.path(), "tarn-valley-certificate-link-work");
    let units = section(&page, "units");
    let role = row(units, "role");
    assert_eq!(role[1..5], ["5", "50", "28", "not known"]);
    assert_eq!(role[5].matches("<rect").count(), 2, "total and guided, and no bar of what is not known");
    assert_eq!(row(units, "conv")[1..5], ["6", "60", "30", "22"]);
    let sum = |name: &str| {
        let row = units.split_once(&format!("<th scope=\"row\">{name}</th>")).unwrap().1.split("</tr>").next().unwrap();
        row.split("<td>").skip(1).take(2).map(|c| c.split("</td>").next().unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        (sum("Credit"), sum("Guided hours"), sum("Practice hours")),
        (vec!["36".into(), "36".into()], vec!["180".into(), "180".into()], vec!["90".into(), "not known".into()],)
    );
}
