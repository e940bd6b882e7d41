//! `watch` and `serve`: the program is started, asked as a browser would, and a file is edited under it.

use crate::support::*;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const LONG: Duration = Duration::from_secs(60);

/// The program while it runs; it ends with the test.
struct Running {
    child: Child,
    said: Arc<Mutex<String>>,
}

impl Running {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_accredit"))
            .args(args)
            .current_dir(folder)
            .env_clear()
            .env("ACCREDIT_AS_OF", AS_OF)
            .env("NO_COLOR", "1")
            .stderr(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let (stderr, into) = (BufReader::new(child.stderr.take().unwrap()), said.clone());
        std::thread::spawn(move || stderr.lines().map_while(Result::ok).for_each(|l| *into.lock().unwrap() += &format!("{l}\n")));
        Self { child, said }
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// The address it says it serves on.
    fn address(&self) -> String {
        until("an address", || Some(self.said().split_once("http://")?.1.split_once('/')?.0.to_string()))
    }

    /// Ends it as Ctrl-C does, and gives its exit code.
    #[cfg(unix)]
    fn interrupt(&mut self) -> Option<i32> {
        assert!(Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap().success());
        until("the end", || self.child.try_wait().unwrap()).code()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Tries again until something is there, at most for [`LONG`].
fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < LONG, "{what} did not come");
        std::thread::sleep(Duration::from_millis(30));
    }
}

fn ask(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(address: &str, path: &str) -> String {
    ask(address, &format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"))
}

fn version(page: &str) -> &str {
    page.split_once("data-version=\"").expect("a version").1.split_once('"').unwrap().0
}

/// A folder with the aligned example.
fn folder() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let (course, provider) = aligned();
    std::fs::create_dir(dir.path().join("courses")).unwrap();
    std::fs::write(dir.path().join("courses/course.yaml"), &course).unwrap();
    std::fs::write(dir.path().join("courses/provider.yaml"), provider).unwrap();
    let handbook = "practice-learning-handbook.md";
    std::fs::copy(root("courses/tarn-valley-college").join(handbook), dir.path().join("courses").join(handbook)).unwrap();
    (dir, course)
}

#[test]
fn a_page_changes_with_its_file_and_a_broken_file_keeps_the_last_good_one() {
    let (dir, course) = folder();
    let file = dir.path().join("courses/course.yaml");
    let secret = dir.path().join("secret.txt");
    std::fs::write(secret, "nobody reads this").unwrap();
    let mut program = Running::start(dir.path(), &["serve", "--port", "0"]);
    let address = program.address();
    assert!(address.starts_with("127.0.0.1:") && !program.said().contains("Warning"), "{}", program.said());

    let home = get(&address, "/");
    assert!(home.starts_with("HTTP/1.1 200") && home.contains("Level 4 Certificate in Link Work"), "{}", &home[..200]);
    assert!(home.contains("Content-Security-Policy: default-src 'none'") && home.contains("<script src=\"/~reload.js\""));
    assert!(get(&address, "/~reload.js").contains("location.reload()"));
    let first = version(&home).to_string();

    // An edit ends the wait of a page that asks.
    let waiting = {
        let (address, first) = (address.clone(), first.clone());
        std::thread::spawn(move || get(&address, &format!("/~changes?since={first}")))
    };
    std::fs::write(&file, course.replacen("title: Level 4 Certificate in Link Work", "title: A quite different course", 1)).unwrap();
    let told = waiting.join().unwrap();
    let page = until("the new title", || Some(get(&address, "/")).filter(|p| p.contains("A quite different course")));
    assert!(told.starts_with("HTTP/1.1 200") && !told.contains(&first) && version(&page) != first, "{told}");
    assert!(!page.contains("role=\"status\""));

    std::fs::write(&file, "kind: course\nid: [\n").unwrap();
    let page = until("the notice", || Some(get(&address, "/")).filter(|p| p.contains("role=\"status\"")));
    assert!(page.contains("A quite different course") && page.contains("last good report") && page.contains("error["), "{page}");
    std::fs::write(&file, "kin").unwrap();
    let page = until("the other notice", || Some(get(&address, "/")).filter(|p| p.contains("role=\"status\"") && !p.contains("unclosed")));
    assert!(page.contains("A quite different course"), "the report stays though the file no longer says what it is");

    std::fs::write(&file, &course).unwrap();
    until("the first page again", || Some(get(&address, "/")).filter(|p| version(p) == first));
    #[cfg(unix)]
    assert_eq!(program.interrupt(), Some(0));
}

#[test]
fn nothing_but_the_reports_is_served_and_only_to_this_machine() {
    let (dir, _) = folder();
    std::fs::write(dir.path().join("secret.txt"), "nobody reads this").unwrap();
    let program = Running::start(dir.path(), &["serve", "--port", "0", "courses"]);
    let address = program.address();
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//etc/passwd",
        "/courses/course.yaml",
        "/index.html",
        "/~reload.js/..",
    ] {
        let answer = get(&address, path);
        assert!(
            answer.starts_with("HTTP/1.1 404") && !answer.contains("nobody reads this") && !answer.contains("root:"),
            "{path}: {answer}"
        );
    }
    for host in ["evil.example", &format!("evil.example:{}", address.rsplit(':').next().unwrap()), "127.0.0.1.evil.example", ""] {
        let answer = ask(&address, &format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 403") && !answer.contains("<html"), "{host}: {answer}");
    }
    let none = ask(&address, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert!(none.starts_with("HTTP/1.1 403"), "{none}");
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "BREW"] {
        let answer = ask(&address, &format!("{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 405") && answer.contains("Allow: GET, HEAD"), "{method}: {answer}");
    }
    let head = ask(&address, "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 200") && !head.contains("<html"), "{head}");
    let data = get(&address, "/tarn-valley-certificate-link-work.json");
    assert!(data.starts_with("HTTP/1.1 200") && data.contains("accredit/result@1"), "{data}");
}

#[test]
fn watch_writes_again_what_changed_and_never_a_script() {
    let (dir, course) = folder();
    let out = dir.path().join("courses/out");
    let mut program = Running::start(dir.path(), &["watch", "--out", "courses/out"]);
    // One page by its name: the pages of a report are written one after the other.
    let page = || std::fs::read_to_string(out.join("tarn-valley-certificate-link-work.html")).ok();
    let first = until("a report", page);
    assert!(first.contains("Level 4 Certificate in Link Work") && !first.contains("<script"));
    std::fs::write(dir.path().join("courses/course.yaml"), "kind: course\nid: [\n").unwrap();
    until("the diagnostics", || program.said().contains("its last good report stays").then_some(()));
    assert_eq!(page().as_deref(), Some(first.as_str()));
    std::fs::write(
        dir.path().join("courses/course.yaml"),
        course.replacen("title: Level 4 Certificate in Link Work", "title: Another title", 1),
    )
    .unwrap();
    let next = until("the new report", || page().filter(|p| p.contains("Another title")));
    assert!(!next.contains("<script"));
    #[cfg(unix)]
    assert_eq!(program.interrupt(), Some(0));
}

#[test]
fn what_cannot_begin_says_why() {
    let (dir, _) = folder();
    let o = accredit_in(dir.path(), &["serve", "no-such-folder", "--port", "0"]);
    assert_eq!(o.status.code(), Some(3));
    assert!(err(&o).contains("no-such-folder"), "{}", err(&o));
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let o = accredit_in(dir.path(), &["serve", "--port", &port]);
    assert_eq!(o.status.code(), Some(3));
    assert!(err(&o).contains("--port 0"), "{}", err(&o));
}

#[test]
fn another_address_must_be_asked_for_and_is_warned_of() {
    let (dir, _) = folder();
    let program = Running::start(dir.path(), &["serve", "--port", "0", "--host", "0.0.0.0"]);
    until("the warning", || program.said().contains("other machines can reach this address").then_some(()));
}
