//! Reasons about single facts: stated or not, passed or not, broken.

use super::{ReasonInfo, reason};

/// Single facts of a file.
pub const FACTS: &[ReasonInfo] = &[
    reason(
        "broken-input",
        "What this depends on could not be read, or is not of the kind that is asked for. A broken input is neither pass nor gap; everything else is still judged.",
        "Mend the defect that the diagnostic points at.",
        &[],
    ),
    reason("has-come", "The date has come: it is not later than the day of the verdict.", "Nothing.", &[]),
    reason(
        "not-a-leaf",
        "A test of a standard has a part that looks at nothing.",
        "Mend the standard; `accredit standards lint` shows where.",
        &[],
    ),
    reason(
        "not-described",
        "The file leaves undescribed what would settle this: it describes the course only in part, or says nothing of its assessment. What is left out there is not known, not missing.",
        "Describe it, or take out `describes: part` once the file says all there is.",
        &[],
    ),
    reason("not-passed", "The date has not passed by the day of the verdict.", "Nothing.", &[]),
    reason(
        "not-stated",
        "The file does not state the fact. An absent fact is neither pass nor gap.",
        "State it; write `none`, or `[]` for a list, if there is none.",
        &[],
    ),
    reason("not-yet", "The date lies after the day of the verdict.", "Correct the date, or judge for a later day with `--as-of`.", &[]),
    reason("open-ended", "The date is stated as none, so it does not pass.", "Nothing.", &[]),
    reason(
        "passed",
        "The date has passed by the day of the verdict.",
        "Name the current specification: a course that is closed to new learners cannot align.",
        &["OFQ-E-3.4"],
    ),
    reason(
        "stated",
        "The fact is stated in the file. Where a test asks that there be none, that is what fails it.",
        "Nothing, unless the requirement asks for none.",
        &[],
    ),
    reason(
        "stated-as-none",
        "The file states that there is none. Where a test asks that there be none, that is what meets it.",
        "Provide it and state it, unless the requirement asks for none.",
        &[],
    ),
    reason(
        "value-missing",
        "The fact is stated, and what is stated does not include what the requirement asks for.",
        "Add it, if it is so.",
        &[],
    ),
];
