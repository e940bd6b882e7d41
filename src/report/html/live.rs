//! Pages as `accredit serve` shows them: a report with a notice of what stands in its way, and a script that loads it again
//! when it has changed. Neither is ever part of a report that is written.

use super::{STYLE, escape};

/// Where a served page asks whether it has changed.
pub const CHANGES: &str = "/~changes";
/// Where the script of a served page is.
pub const SCRIPT_PATH: &str = "/~reload.js";
/// What a served page may do: its own style and the script below, nothing from elsewhere.
pub const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// The script: it asks, and waits for the answer, which comes when the page is another.
pub const SCRIPT: &str = "\"use strict\";
(() => {
  const mine = document.currentScript.dataset.version;
  const wait = () => new Promise((done) => setTimeout(done, 1000));
  const ask = async () => {
    for (;;) {
      try {
        const answer = await fetch(`/~changes?since=${mine}`, { cache: \"no-store\" });
        if (answer.ok && (await answer.text()).trim() !== mine) return location.reload();
        if (!answer.ok) await wait();
      } catch {
        await wait();
      }
    }
  };
  ask();
})();
";

/// What stands in the way of a page: a heading and lines of plain text.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    /// What is the matter.
    pub heading: &'a str,
    /// The diagnostics, as they stand on a terminal.
    pub details: &'a str,
}

/// A written page, made live.
pub fn page(written: &str, notice: Option<Notice<'_>>, version: &str) -> String {
    let (head, rest) = written.split_once("<body>").unwrap_or(("", written));
    let (body, tail) = rest.rsplit_once("</body>").unwrap_or((rest, ""));
    let script = format!("<script src=\"{SCRIPT_PATH}\" data-version=\"{}\"></script>", escape(version));
    format!("{head}<body>{}{body}{script}</body>{tail}", notice.map(|n| block(&n)).unwrap_or_default())
}

/// It stays in sight: the page is loaded again where its reader had scrolled to.
fn block(n: &Notice<'_>) -> String {
    let details: Vec<String> = n.details.lines().map(escape).collect();
    let details = if details.is_empty() {
        String::new()
    } else {
        format!("<pre tabindex=\"0\" style=\"overflow:auto;max-height:30vh\">{}</pre>", details.join("\n"))
    };
    format!(
        "<div role=\"status\" lang=\"en\" style=\"position:sticky;top:0;z-index:2;border-bottom:4px solid var(--not);background:var(--not-bg);padding:1rem\"><p><strong>{}</strong></p>{details}</div>",
        escape(n.heading)
    )
}

/// A page of links: title, address and verdict of each report.
pub fn index(title: &str, links: &[(String, String, String)]) -> String {
    let rows: Vec<String> = links
        .iter()
        .map(|(name, address, verdict)| format!("<li><a href=\"{}\">{}</a>: {}</li>", escape(address), escape(name), escape(verdict)))
        .collect();
    let list = if rows.is_empty() { "<p>There is no report yet.</p>".to_string() } else { format!("<ul>{}</ul>", rows.join("\n")) };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main class=\"wide\">\n<h1>{0}</h1>\n{list}\n</main>\n</body>\n</html>\n",
        escape(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_and_a_name_are_text_whatever_is_typed() {
        let evil = "</pre><script>alert(1)</script>\u{202e}\"";
        let written = index(evil, &[(evil.into(), "/a\" onclick=\"x".into(), evil.into())]);
        let live = page(&written, Some(Notice { heading: evil, details: evil }), "0\"1");
        assert_eq!(live.matches("<script").count(), 1, "{live}");
        assert!(
            !live.contains('\u{202e}') && live.contains("href=\"/a&quot; onclick=&quot;x\"") && live.contains("data-version=\"0&quot;1\"")
        );
        assert!(live.trim_end().ends_with("</script></body>\n</html>"));
        assert!(!written.contains("<script"), "a page that is written has none");
    }
}
