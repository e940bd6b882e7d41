//! The two pieces that stand on a page once for each requirement.

use super::{Requirement, Why};
use crate::report::html::piece::Piece;
use crate::report::messages::Key;

/// The status, and what sets the requirement apart.
fn tags(p: &mut Piece, r: &Requirement<'_>) {
    p.raw("<b class=\"tag ").raw(r.tag.class).raw("\">").raw(r.tag.words).raw("</b>");
    if r.critical {
        p.raw(" <b class=\"critical\">").say(Key::Critical).raw("</b>");
    }
    if r.waiver.is_some() {
        p.raw(" <b class=\"critical\">").say(Key::Waived).raw("</b>");
    }
}

/// What a gap follows from, and the terms of its waiver.
fn after(p: &mut Piece, r: &Requirement<'_>) {
    let causes = r.gap.as_ref().map_or(&[][..], |g| &g.causes);
    for (i, c) in causes.iter().enumerate() {
        if i == 0 {
            p.raw("<p class=\"small\">").say(Key::FollowsFrom).raw(" ");
        }
        match &c.anchor {
            Some(anchor) => p.raw("<a href=\"#").text(anchor).raw("\">").text(c.code).raw("</a>"),
            None => p.text(c.code),
        };
        p.raw(if i + 1 < causes.len() { ", " } else { ".</p>" });
    }
    if let Some(terms) = &r.waiver {
        p.raw("<p class=\"small\">").mixed(terms).raw("</p>");
    }
}

/// Writes a requirement with all that is told of it.
pub fn article(p: &mut Piece, r: &Requirement<'_>) {
    p.raw("<article class=\"req ").raw(r.tag.class).raw("\" id=\"").text(&r.anchor).raw("\">\n<div>\n<h5").english().raw(">");
    p.text(r.code).raw(" ").text(r.title).raw("</h5>\n<p>");
    tags(p, r);
    p.raw(" <small>").text(&r.facts).raw("</small></p>\n");
    match &r.statement {
        Some(s) => p.raw("<blockquote").english().raw(">").text(s).raw("</blockquote>\n"),
        None => p.raw("<p class=\"unheld\">").say(Key::ArticleNotHeld).raw("</p>\n"),
    };
    p.raw("</div>\n<div>\n");
    let any = !r.why.is_empty() || !r.evidence.is_empty();
    p.when(any, "<ul>\n");
    for Why { class, text, meta } in &r.why {
        p.raw("<li").class(*class).raw(">").prose(text);
        if !meta.is_empty() {
            p.raw(" <small>").mixed(meta).raw("</small>");
        }
        p.raw("</li>\n");
    }
    for e in &r.evidence {
        p.raw("<li").class(e.class).raw(">").say(Key::EvidenceIs).raw(" ").text(e.document);
        p.when(!e.locator.is_empty(), ", ").text(&e.locator).raw(" <small>").mixed(&e.note).raw("</small></li>\n");
    }
    p.when(any, "</ul>\n");
    if let Some(route) = &r.route {
        p.raw("<p class=\"route\">").text(route).raw("</p>");
    }
    if let Some(g) = &r.gap {
        p.raw("<p>").fill(Key::ToCloseIt, [g.kind, &g.order.to_string()]).raw(" ").prose(&g.close).raw("</p>\n");
        after(p, r);
    }
    if let Some(settle) = &r.settle {
        p.raw("<p><b>").say(Key::WouldSettle).raw("</b> ").prose(settle).raw("</p>");
    }
    if let Some(page) = &r.page {
        p.raw("<p class=\"small\"><a href=\"").text(page).raw("\">").fill(Key::InAllCourses, [r.code]).raw("</a></p>");
    }
    p.raw("</div>\n");
    match (&r.course_place, &r.standard_place) {
        (None, None) => {}
        (course, standard) => {
            p.raw("<p class=\"at\">");
            if let Some(place) = course {
                p.fill(Key::CoursePlace, [place]);
            }
            p.when(course.is_some() && standard.is_some(), " · ");
            if let Some(place) = standard {
                p.fill(Key::StandardPlace, [place]);
            }
            p.raw("</p>\n");
        }
    }
    p.raw("</article>\n");
}

/// Writes a row of the gap list; nothing for what is no gap.
pub fn gap_row(p: &mut Piece, r: &Requirement<'_>) {
    let Some(g) = &r.gap else { return };
    p.raw("<tr><td class=\"num\">").number(g.order).raw("</td><th scope=\"row\"><a href=\"#").text(&r.anchor).raw("\"").english();
    p.raw(">").text(r.code).raw(" ").text(r.title).raw("</a><br>");
    tags(p, r);
    p.raw("</th><td>").prose(&g.missing).raw("</td><td>");
    match &r.course_near {
        Some(near) => p.text(near),
        None => p.say(Key::NotInFile),
    };
    p.raw("</td><td>").prose(&g.close);
    after(p, r);
    p.raw("</td><td>").text(g.kind).raw("</td><td></td><td></td></tr>\n");
}
