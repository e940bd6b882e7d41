//! Facts of real courses, as their publishers print them (`tests/real/`), with the results those facts imply. Unknown facts
//! are left out, and must give "cannot tell": never a pass, never an invented gap.

use crate::support::*;
use accredit::model::caution::{FIGURES, NAMES};

#[test]
fn real_courses_get_the_results_that_their_published_facts_imply() {
    let expected: serde_yaml::Value = serde_yaml::from_str(&text("tests/expected-real.yaml")).unwrap();
    let result = check_json(&["tests/real"]);
    let courses = result["courses"].as_array().unwrap();
    let expected = expected.as_mapping().unwrap();
    assert_eq!(courses.len(), expected.len());
    for (id, wanted) in expected {
        let id = id.as_str().unwrap();
        let course = courses.iter().find(|c| c["id"] == id).unwrap_or_else(|| panic!("{id} is not judged"));
        assert_eq!(course["level"]["eligible"], wanted["level"].as_str().unwrap(), "{id}");
        for code in ["LWP-1.1", "LWP-1.2", "LWP-1.3", "LWP-1.4"] {
            let f = course["findings"].as_array().unwrap().iter().find(|f| f["code"] == code).unwrap();
            assert_eq!(f["status"], wanted[code].as_str().unwrap(), "{id} {code}: {}", f["reasons"]);
        }
        for (code, reason) in wanted.get("because").and_then(|b| b.as_mapping()).into_iter().flatten() {
            let f = course["findings"].as_array().unwrap().iter().find(|f| f["code"] == code.as_str().unwrap()).unwrap();
            let found = f["reasons"].as_array().unwrap().iter().any(|r| r["code"] == reason.as_str().unwrap());
            assert!(found, "{id} {code:?}: {}", f["reasons"]);
        }
        let of_figures_and_names = |c: &&serde_json::Value| [FIGURES, NAMES].concat().iter().any(|i| c["code"] == i.code);
        let cautions = course["cautions"].as_array().unwrap();
        let raised: Vec<&str> = cautions.iter().filter(of_figures_and_names).map(|c| c["code"].as_str().unwrap()).collect();
        let expected: Vec<&str> = wanted["cautions"].as_sequence().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
        assert_eq!(raised, expected, "{id}: {cautions:#?}");
        assert_ne!(course["alignment"], "aligned", "{id}");
        // A transcription of a page leaves facts out; what it leaves out is no gap.
        let gaps = course["findings"].as_array().unwrap().iter().filter(|f| !f["gap"].is_null());
        for g in gaps {
            let code = g["code"].as_str().unwrap();
            assert!(wanted.get(code).is_some_and(|s| s == "not-met"), "{id} has an invented gap {code}: {}", g["gap"]);
        }
    }
}
