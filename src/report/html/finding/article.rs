//! The two pieces that stand on a page once for each requirement, written straight into it: a template that is run a hundred and
//! twenty times takes longer than judging the course. What was typed passes [`Piece::text`], [`Piece::prose`] or [`Piece::mixed`], as
//! in a template every value passes the formatter.

use super::{Requirement, Why};
use crate::report::html::words::Say;
use crate::report::html::{escape, escaped, prose};
use crate::report::messages::{self, Key, Lang};

/// A piece of a page.
struct Piece {
    say: Say,
    out: String,
}

impl Piece {
    /// Markup and words of ours.
    fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// Markup and words of ours, where there is cause for them.
    fn when(&mut self, cause: bool, markup: &str) -> &mut Self {
        if cause { self.raw(markup) } else { self }
    }

    /// A message of ours.
    fn say(&mut self, key: Key) -> &mut Self {
        let words = self.say.say(key);
        self.raw(words)
    }

    /// A message of ours with texts in it.
    fn fill(&mut self, key: Key, texts: &[&str]) -> &mut Self {
        let texts: Vec<String> = texts.iter().map(|t| escape(t)).collect();
        let texts: Vec<&dyn std::fmt::Display> = texts.iter().map(|t| t as &dyn std::fmt::Display).collect();
        let words = self.say.fill(key, &texts);
        self.raw(&words)
    }

    /// A text.
    fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escaped(text));
        self
    }

    /// A text in which code may stand between backticks, and on a Welsh page English.
    fn prose(&mut self, text: &str) -> &mut Self {
        match self.say.lang() {
            Lang::En if !text.contains('`') => self.text(text),
            Lang::En => self.raw(&prose(text)),
            Lang::Cy => self.raw(&messages::mixed(text, prose)),
        }
    }

    /// A text in which on a Welsh page English may stand.
    fn mixed(&mut self, text: &str) -> &mut Self {
        match self.say.lang() {
            Lang::En => self.text(text),
            Lang::Cy => self.raw(&messages::mixed(text, escape)),
        }
    }

    /// The mark of an element whose text is English.
    fn english(&mut self) -> &mut Self {
        self.when(self.say.lang() == Lang::Cy, " lang=\"en\"")
    }

    fn class(&mut self, class: Option<&str>) -> &mut Self {
        match class {
            Some(class) => self.raw(" class=\"").raw(class).raw("\""),
            None => self,
        }
    }

    /// The status, and what sets the requirement apart.
    fn tags(&mut self, r: &Requirement) -> &mut Self {
        self.raw("<b class=\"tag ").raw(r.tag.class).raw("\">").raw(r.tag.words).raw("</b>");
        if r.critical {
            self.raw(" <b class=\"critical\">").say(Key::Critical).raw("</b>");
        }
        if r.waiver.is_some() {
            self.raw(" <b class=\"critical\">").say(Key::Waived).raw("</b>");
        }
        self
    }

    /// What a gap follows from, and the terms of its waiver.
    fn after(&mut self, r: &Requirement) -> &mut Self {
        let causes = r.gap.as_ref().map_or(&[][..], |g| &g.causes);
        for (i, c) in causes.iter().enumerate() {
            if i == 0 {
                self.raw("<p class=\"small\">").say(Key::FollowsFrom).raw(" ");
            }
            match &c.anchor {
                Some(anchor) => self.raw("<a href=\"#").text(anchor).raw("\">").text(&c.code).raw("</a>"),
                None => self.text(&c.code),
            };
            self.raw(if i + 1 < causes.len() { ", " } else { ".</p>" });
        }
        match &r.waiver {
            Some(terms) => self.raw("<p class=\"small\">").mixed(terms).raw("</p>"),
            None => self,
        }
    }
}

/// A requirement with all that is told of it.
pub fn article(say: Say, r: &Requirement) -> String {
    let mut p = Piece { say, out: String::with_capacity(1024) };
    p.raw("<article class=\"req ").raw(r.tag.class).raw("\" id=\"").text(&r.anchor).raw("\">\n<div>\n<h5").english().raw(">");
    p.text(&r.code).raw(" ").text(&r.title).raw("</h5>\n<p>").tags(r).raw(" <small>").text(&r.facts).raw("</small></p>\n");
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
        p.raw("<li").class(e.class).raw(">").say(Key::EvidenceIs).raw(" ").text(&e.document);
        p.when(!e.locator.is_empty(), ", ").text(&e.locator).raw(" <small>").mixed(&e.note).raw("</small></li>\n");
    }
    p.when(any, "</ul>\n");
    if let Some(route) = &r.route {
        p.raw("<p class=\"route\">").text(route).raw("</p>");
    }
    if let Some(g) = &r.gap {
        p.raw("<p>").fill(Key::ToCloseIt, &[g.kind, &g.order.to_string()]).raw(" ").prose(&g.close).raw("</p>\n").after(r);
    }
    if let Some(settle) = &r.settle {
        p.raw("<p><b>").say(Key::WouldSettle).raw("</b> ").prose(settle).raw("</p>");
    }
    if let Some(page) = &r.page {
        p.raw("<p class=\"small\"><a href=\"").text(page).raw("\">").fill(Key::InAllCourses, &[&r.code]).raw("</a></p>");
    }
    p.raw("</div>\n");
    match (&r.course_place, &r.standard_place) {
        (None, None) => {}
        (course, standard) => {
            p.raw("<p class=\"at\">");
            if let Some(place) = course {
                p.fill(Key::CoursePlace, &[place]);
            }
            p.when(course.is_some() && standard.is_some(), " · ");
            if let Some(place) = standard {
                p.fill(Key::StandardPlace, &[place]);
            }
            p.raw("</p>\n");
        }
    }
    p.raw("</article>\n");
    p.out
}

/// A row of the gap list; empty for what is no gap.
pub fn gap_row(say: Say, r: &Requirement) -> String {
    let Some(g) = &r.gap else { return String::new() };
    let mut p = Piece { say, out: String::with_capacity(512) };
    p.raw("<tr><td class=\"num\">").raw(&g.order.to_string()).raw("</td><th scope=\"row\"><a href=\"#").text(&r.anchor).raw("\"").english();
    p.raw(">").text(&r.code).raw(" ").text(&r.title).raw("</a><br>").tags(r).raw("</th><td>").prose(&g.missing).raw("</td><td>");
    match &r.course_near {
        Some(near) => p.text(near),
        None => p.say(Key::NotInFile),
    };
    p.raw("</td><td>").prose(&g.close).after(r).raw("</td><td>").text(g.kind).raw("</td><td></td><td></td></tr>");
    p.out
}
