//! The one table of diagnostic codes. `explain`, the guide and the tests read it.

use super::Severity::{self, Error, Warning};

/// What is known about a code.
#[derive(Debug, Clone, Copy)]
pub struct CodeInfo {
    /// The code: a kebab-case name of the defect.
    pub code: &'static str,
    /// Its severity.
    pub severity: Severity,
    /// What the defect is, and why it matters.
    pub meaning: &'static str,
    /// What to do.
    pub remedy: &'static str,
}

/// Looks a code up.
pub fn info(code: &str) -> Option<&'static CodeInfo> {
    CODES.iter().find(|c| c.code == code)
}

const fn code(code: &'static str, severity: Severity, meaning: &'static str, remedy: &'static str) -> CodeInfo {
    CodeInfo { code, severity, meaning, remedy }
}

/// Every code, in alphabetical order.
pub const CODES: &[CodeInfo] = &[
    code(
        "ambiguous-reference",
        Error,
        "A mapping or statement names a requirement by a code that several selected requirements share.",
        "Write the permanent id instead of the code.",
    ),
    code(
        "ambiguous-word",
        Error,
        "A plain `no`, `yes`, `on` or `off` is a word to YAML 1.2 and true or false to the older YAML that most programs still read.",
        "Put it in quotes, or write `true` or `false`.",
    ),
    code(
        "bound-without-effect",
        Warning,
        "A bound in a rule excludes nothing: the lowest level of a framework, or no hours at all.",
        "Write the bound that is meant, or ask only whether the fact is stated.",
    ),
    code(
        "change-does-not-fit",
        Error,
        "A proposed change names a course, a path or a value that is not there, or is there already. Nothing of the proposal is applied, because steps build on one another.",
        "Correct the path, or make the plan anew from the course as it is now.",
    ),
    code(
        "cited-place-not-there",
        Warning,
        "A page or heading is cited from a document whose file is at hand, and it is not in it.",
        "Correct it as the document has it; `accredit documents --headings` lists what is there.",
    ),
    code(
        "conflicting-operations",
        Error,
        "Two operations of a profile change the same thing of the same requirement, and no rule says who wins.",
        "Keep one of the two, and put both reasons into it.",
    ),
    code(
        "control-character",
        Error,
        "The text holds a character that no editor shows. It usually comes from copying out of a PDF, and other programs read it differently.",
        "Delete it.",
    ),
    code("cyclic-alias", Error, "A YAML alias refers to a value that contains the alias itself.", "Write the value out."),
    code(
        "document-changed",
        Warning,
        "The file of a document is no longer the one that was mapped: its fingerprint is another.",
        "Check that pages and headings still hold, then write the fingerprint that `accredit documents` prints.",
    ),
    code(
        "document-not-found",
        Warning,
        "The file that a document names is not there, so that pages and headings cited from it are taken on trust.",
        "Correct `file`, or put the document beside the file that names it.",
    ),
    code(
        "document-pages-differ",
        Warning,
        "The file of a document has another number of pages than is written. What is cited is held against the file.",
        "Correct `pages`.",
    ),
    code(
        "document-unreadable",
        Warning,
        "The file of a document is there and cannot be read: damaged, with a password, too large, or of another kind than PDF, Word (.docx), HTML, Markdown or text.",
        "Save it again as PDF or .docx, without a password.",
    ),
    code(
        "doubtful-number",
        Error,
        "A number is written in a way that people and programs read differently: `010`, `0x1F`, `1e5`, or more digits than can be kept.",
        "Write a plain decimal number, or put the text in quotes if it is not a number.",
    ),
    code(
        "duplicate-id",
        Error,
        "Two elements have the same id, so that nothing can say which of them a reference means.",
        "Give one of them another id.",
    ),
    code(
        "duplicate-key",
        Error,
        "A key stands twice in one mapping. Some programs take the first, some the last; this one relies on neither.",
        "Keep one of the two.",
    ),
    code(
        "duplicate-waiver",
        Error,
        "Two waivers of one requirement for one course are in force at one time, and no rule says which of them counts. Neither does.",
        "Keep one of the two.",
    ),
    code(
        "edition-out-of-time",
        Warning,
        "A selected edition of a standard did not exist, or no longer existed, on the day of the verdict.",
        "Choose another edition in the profile, or another `--as-of`.",
    ),
    code(
        "file-too-large",
        Error,
        "A file is larger than any real specification, or asks for more values than the limits allow.",
        "Split it, or write it without aliases.",
    ),
    code("file-unreadable", Error, "A file could not be read.", "Check that it exists and that you may read it."),
    code(
        "invalid-value",
        Error,
        "A value is not of the kind, form or choice that its key asks for. What depends on it is undetermined; everything else is still judged.",
        "Write what the help line says.",
    ),
    code(
        "kind-not-used",
        Warning,
        "A file among the courses is of a kind that is not read from there.",
        "Keep standards in their own folder and name it with `--standards`; name a file of waivers with `--waivers`.",
    ),
    code(
        "mapping-of-other-edition",
        Warning,
        "A mapping says that it was made against another edition of the standard than the one selected.",
        "Check the mapping against the selected edition, and correct its `edition`.",
    ),
    code(
        "missing-key",
        Error,
        "A key that every file of this kind needs is not there, or is blank.",
        "Add it; `accredit new` writes a commented starting file.",
    ),
    code(
        "more-defects",
        Error,
        "A file has more defects than are told. The others are counted, and what they spoil is not relied on either.",
        "Mend those that are told, and check again; or raise the bound with `--limit diagnostics=N`.",
    ),
    code(
        "nation-out-of-scope",
        Warning,
        "The course prepares for work in a nation outside those that the profile covers. NALW's motion of 24 May 2024 concerns the United Kingdom.",
        "Read the verdict as a comparison, not as eligibility.",
    ),
    code("nested-too-deeply", Error, "Lists and mappings are nested deeper than any real file.", "Check the brackets and the indentation."),
    code(
        "not-a-known-kind",
        Error,
        "The first key of the file, `kind`, is missing or unknown, so that nothing else can be checked.",
        "Begin the file with `kind: course` or `kind: provider`.",
    ),
    code("not-utf8", Error, "The file is not UTF-8 text.", "Save it again as UTF-8; in Windows Notepad choose it in `Save as`."),
    code(
        "parameter-unset",
        Warning,
        "A bound that no source fixes has no value in the profile, so that every test that uses it cannot tell.",
        "Set `value`, and say in `basis` what it rests on.",
    ),
    code(
        "path-leaves-folder",
        Error,
        "The path of a document leads out of the folder of the file that names it, or to a device. It is not opened, and nothing rests on what is cited from it.",
        "Keep the document in that folder or below it, and write the path from there.",
    ),
    code(
        "placeholder-left",
        Error,
        "A value that a plan left for the provider to supply still stands as it was printed, or a word such as `TBC` stands where a value is to be written. It is no content, and nothing may rest on it.",
        "Write the page, heading, date or text itself; while it is not known, take the key out.",
    ),
    code(
        "reader-disagreement",
        Warning,
        "An independent YAML reader gives this file another meaning.",
        "Put the value in quotes, or write it out.",
    ),
    code(
        "relaxed-without-authority",
        Error,
        "An operation of a profile relaxes a requirement and does not say who allowed it.",
        "Add `authority`.",
    ),
    code(
        "requirement-without-test",
        Error,
        "A requirement has held text but no test, and its standard has no default test for its kind.",
        "Give it a `test`, or the standard a default.",
    ),
    code(
        "rule-always-holds",
        Warning,
        "Whatever a course states, it cannot fail this rule, so the rule tells nothing apart.",
        "Delete the part that takes in all the rest, or ask for more.",
    ),
    code(
        "rule-never-holds",
        Error,
        "No course can meet this rule: a bound that nothing reaches, a word that no course can have, or nothing to look at.",
        "Write what the help line says.",
    ),
    code(
        "rule-part-useless",
        Warning,
        "A part of a rule changes nothing: it repeats another part, another part takes it in, or it is not looked at.",
        "Delete it, or write what it should add.",
    ),
    code(
        "rules-contradict",
        Error,
        "Two parts of a rule, or two mandatory requirements of a profile, ask opposite things of one fact, so that no course can meet both.",
        "Delete or exclude one of them, or put the two under `any`.",
    ),
    code("second-document", Error, "A file holds two YAML documents; only one is read.", "Delete the line `---`, or make two files."),
    code(
        "text-too-long",
        Error,
        "One value is longer than any real one. It is not relied on.",
        "Move the text into a document and cite that; or raise the bound with `--limit text=N`.",
    ),
    code(
        "too-much-work",
        Error,
        "A file asks for more steps than a real one ever does: so much stands in it, and refers to so much, that it is not judged.",
        "Split the file; or raise the bound with `--limit work=N`.",
    ),
    code(
        "unfit-bound",
        Error,
        "A bound does not fit what it is held against: a share above the whole, hours for credit, a date for what is no date.",
        "Write what the help line says.",
    ),
    code(
        "unknown-course-provider",
        Warning,
        "A course names a provider of which no file is at hand, so that what the provider would supply is undetermined.",
        "Add the provider's file, or correct the id.",
    ),
    code(
        "unknown-framework",
        Warning,
        "A level is given in a framework that is not in the levels file: a house scheme, or a slip. Its level cannot be compared.",
        "Name the framework as `RQF`, `FHEQ`, `CQFW`, `SCQF`, `EQF` or `NFQ`, or ask the publisher which it is.",
    ),
    code(
        "unknown-key",
        Error,
        "A key is not one that this kind of file has. What it was meant to say is lost, so nothing relies on the key it resembles.",
        "Correct the spelling; `accredit schema KIND` lists all keys.",
    ),
    code(
        "unknown-method",
        Error,
        "An assessment names a method that is not in the methods file, so that what it can evidence is not known.",
        "Use one of the ids in `methods.yaml`.",
    ),
    code(
        "unknown-parameter",
        Error,
        "A rule takes its bound from a parameter that the profile does not have, so that it can never be told.",
        "Add the parameter to the profile; leave `value` out where it is not settled.",
    ),
    code(
        "unknown-reference",
        Error,
        "Something is named that does not exist: a requirement, outcome, document, unit, group, source or standard.",
        "Correct the id.",
    ),
    code("unknown-tag", Error, "A value has a YAML tag. No other tool would read it in the same way.", "Delete the tag."),
    code(
        "waiver-expired",
        Warning,
        "A waiver ended before the day of the verdict. It has no effect any more.",
        "Delete it, or have it accepted anew.",
    ),
    code(
        "waiver-not-yet",
        Warning,
        "A waiver begins after the day of the verdict. It has no effect yet.",
        "Wait for its first day, or judge for a later one.",
    ),
    code(
        "waiver-of-critical",
        Error,
        "A waiver names a critical requirement, or the level of the award. Nothing makes up for these, and no waiver does.",
        "Relax the requirement in a profile of your own, with reason and authority.",
    ),
    code(
        "waiver-unused",
        Warning,
        "A waiver meets no gap: the requirement is met, cannot be told, is not asked, or its course is not in the run.",
        "Delete it, or check the course that it is for.",
    ),
    code(
        "yaml-syntax",
        Error,
        "The text cannot be read as YAML. The whole file is undetermined: nothing is guessed from a part of it.",
        "Mend the line shown; the slip is often on the line before.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_lawful_and_complete() {
        for pair in CODES.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} stands before {}", pair[0].code, pair[1].code);
        }
        for c in CODES {
            assert!(c.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()), "{}", c.code);
            assert!(c.meaning.ends_with('.') && c.remedy.ends_with('.'), "{}", c.code);
        }
    }
}
