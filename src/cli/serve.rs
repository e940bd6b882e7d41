//! `accredit serve`: the reports over HTTP, for the browser of whoever edits the files.
//!
//! Everything is served from memory by its exact name, so no path can lead anywhere. Only `GET` and `HEAD` are answered, and
//! only where the request names this machine: a page of another site that makes its own name point here gets nothing.

use super::live::{Session, follow};
use super::output::say;
use super::report::pages;
use super::watch::trouble;
use super::{CLEAN, Common, Failure, Languages};
use crate::report::diagnostics;
use crate::report::html::live::{self, Notice};
use clap::Args;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;
use tiny_http::{Header, Method, Request, Response, Server};

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  accredit serve\n  accredit serve my-course.yaml --port 0    any port that is free; the address is printed\n\nEnds with Ctrl-C. A page loads itself again when a file has changed. While a file is broken, its last good report stays and\nthe diagnostics are shown above it. Other machines are answered only with `--host`."
)]
pub struct ServeArgs {
    #[command(flatten)]
    common: Common,
    /// Port; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 8417)]
    port: u16,
    /// Address to listen on; anything but this machine's own lets others read the reports
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: String,
    #[command(flatten)]
    languages: Languages,
}

/// Most requests that are answered at once; those that wait for a change are among them.
const MOST: usize = 64;
/// Longest time that a request waits for a change.
const PATIENCE: Duration = Duration::from_secs(25);
/// What is served now.
#[derive(Debug, Default)]
struct Shop {
    version: String,
    pages: BTreeMap<String, (&'static str, Vec<u8>)>,
}

type Shared = Arc<(Mutex<Shop>, Condvar)>;

/// Runs it.
pub fn run(args: &ServeArgs) -> Result<u8, Failure> {
    let common = &args.common;
    let width = common.look.settle();
    let html = pages(&args.languages)?;
    let server = Server::http((args.host.as_str(), args.port)).map_err(|e| {
        Failure::Usage(format!("cannot listen on {} port {}: {e}; `--port 0` takes any that is free", args.host, args.port))
    })?;
    let shared = Shared::default();
    let mut session = Session::default();
    let mut first = Some(server);
    follow(common, None, || {
        session.build(common, &html, width)?;
        let shop = shop(&session);
        let mut now = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
        if now.version != shop.version && first.is_none() && !common.quiet {
            say("The reports have changed.\n");
        }
        *now = shop;
        drop(now);
        shared.1.notify_all();
        say(&trouble(&session, width));
        // Nothing is answered before there is something to show.
        if let Some(server) = first.take() {
            greet(&server);
            let (shared, host) = (shared.clone(), args.host.clone());
            std::thread::spawn(move || attend(&server, &shared, &host));
        }
        Ok(())
    })?;
    Ok(CLEAN)
}

fn greet(server: &Server) {
    if let Some(address) = server.server_addr().to_ip() {
        say(&format!("Serving on http://{address}/ (Ctrl-C ends)\n"));
        if !address.ip().is_loopback() {
            say("Warning: other machines can reach this address, and whoever can reach it can read the reports. Nothing is encrypted.\n");
        }
    }
}

/// Puts everything that is served in its place.
fn shop(session: &Session) -> Shop {
    let details = diagnostics::render(&session.diagnostics, 100, 64 << 10);
    let mut details = anstream::adapter::strip_str(&details).to_string();
    session.failure.iter().for_each(|f| details.push_str(f));
    let heading = |kept: bool| match (&session.failure, kept, details.is_empty()) {
        (Some(_), _, _) => Some("Nothing can be judged now. What follows is how it was before."),
        (None, true, _) => Some("The file is broken now. What follows is the last good report."),
        (None, false, false) => Some("There are defects in the input files."),
        (None, false, true) => None,
    };
    let mut written: Vec<(String, &'static str, Vec<u8>, Option<&str>)> = Vec::new();
    let mut links = Vec::new();
    for r in &session.reports {
        let page = r.files.first().map_or(".html", |(ending, _)| ending);
        links.push((r.title.clone(), format!("/{}{page}", r.name), r.headline.clone()));
        for (ending, bytes) in &r.files {
            written.push((format!("/{}{ending}", r.name), kind(ending), bytes.clone(), heading(r.kept)));
        }
    }
    let home = match &session.reports[..] {
        [one] => (one.files.first().map(|(_, b)| b.clone()).unwrap_or_default(), heading(one.kept)),
        _ => (live::index("Alignment reports", &links).into_bytes(), heading(false)),
    };
    written.push(("/".into(), HTML, home.0, home.1));
    let mut hash = Sha256::new();
    hash.update(&details);
    for (path, _, bytes, heading) in &written {
        hash.update(path);
        hash.update(heading.unwrap_or_default());
        hash.update(bytes);
    }
    let version: String = hash.finalize().iter().take(8).map(|b| format!("{b:02x}")).collect();
    let mut pages = BTreeMap::new();
    for (path, kind, bytes, heading) in written {
        let bytes = if kind == HTML {
            let notice = heading.map(|heading| Notice { heading, details: &details });
            live::page(&String::from_utf8_lossy(&bytes), notice, &version).into_bytes()
        } else {
            bytes
        };
        pages.insert(path, (kind, bytes));
    }
    pages.insert(live::SCRIPT_PATH.into(), ("text/javascript; charset=utf-8", live::SCRIPT.into()));
    Shop { version, pages }
}

const HTML: &str = "text/html; charset=utf-8";

fn kind(ending: &str) -> &'static str {
    match ending.rsplit('.').next() {
        Some("html") => HTML,
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Answers requests for as long as the program runs.
fn attend(server: &Server, shared: &Shared, host: &str) {
    let busy = Arc::new(AtomicUsize::new(0));
    for request in server.incoming_requests() {
        if busy.fetch_add(1, Ordering::SeqCst) >= MOST {
            busy.fetch_sub(1, Ordering::SeqCst);
            send(request, 503, "text/plain", b"busy\n".to_vec());
            continue;
        }
        let (shared, host, busy) = (shared.clone(), host.to_string(), busy.clone());
        std::thread::spawn(move || {
            let (code, kind, bytes) = answer(&request, &shared, &host);
            send(request, code, kind, bytes);
            busy.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

fn answer(request: &Request, shared: &Shared, host: &str) -> (u16, &'static str, Vec<u8>) {
    let plain = |code, text: &str| (code, "text/plain; charset=utf-8", format!("{text}\n").into_bytes());
    let hosts: Vec<&str> = request.headers().iter().filter(|h| h.field.equiv("Host")).map(|h| h.value.as_str()).collect();
    if !matches!(&hosts[..], [one] if is_here(one, host)) {
        return plain(403, "this address is not answered under that name");
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return plain(405, "only GET and HEAD");
    }
    let (path, query) = request.url().split_once('?').unwrap_or((request.url(), ""));
    let now = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
    if path == live::CHANGES {
        let since = query.strip_prefix("since=").unwrap_or_default();
        let (now, _) = shared.1.wait_timeout_while(now, PATIENCE, |s| s.version == since).unwrap_or_else(PoisonError::into_inner);
        return plain(200, &now.version);
    }
    match now.pages.get(path) {
        Some((kind, bytes)) => (200, kind, bytes.clone()),
        None => plain(404, "there is no such page"),
    }
}

/// Whether a `Host` names this machine: a number, `localhost`, or what was asked for. A number cannot be made to point elsewhere.
fn is_here(header: &str, host: &str) -> bool {
    let name = match header.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => header.rsplit_once(':').map_or(header, |(name, _)| name),
    };
    name.eq_ignore_ascii_case("localhost") || name.eq_ignore_ascii_case(host) || name.parse::<IpAddr>().is_ok()
}

fn send(request: Request, code: u16, kind: &str, bytes: Vec<u8>) {
    let headers = [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", live::POLICY),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    let mut response = Response::from_data(bytes).with_status_code(code);
    let allow = (code == 405).then_some(("Allow", "GET, HEAD"));
    for (name, value) in headers.into_iter().chain(allow) {
        if let Ok(h) = Header::from_bytes(name, value) {
            response.add_header(h);
        }
    }
    // Whoever asked may have gone.
    let _ = request.respond(response);
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn only_a_name_of_this_machine_is_answered() {
        for ok in ["127.0.0.1:80", "localhost:8417", "LOCALHOST", "[::1]:8417", "192.168.0.7:1"] {
            assert!(is_here(ok, "127.0.0.1"), "{ok}");
        }
        for no in ["evil.example", "evil.example:8417", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "[evil]"] {
            assert!(!is_here(no, "127.0.0.1"), "{no}");
        }
        assert!(is_here("desk.example:80", "desk.example"));
    }
}
