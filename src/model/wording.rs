//! The statements of a selection as numbered words, counted once in a run: so that a text can be held against many of them.

use std::collections::HashMap;

/// The words of every statement, as they are compared.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    numbers: HashMap<String, u32>,
    statements: Vec<Option<Vec<u32>>>,
}

impl Wording {
    /// That of statements in their order; `None` where the text is not held.
    pub fn of<'a>(statements: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut number = |text: &str| {
            let mut out = Vec::new();
            words(text, &mut |word| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                out.push(*numbers.entry(word.to_string()).or_insert(next));
            });
            out
        };
        let statements = statements.map(|s| s.map(&mut number)).collect();
        Wording { numbers, statements }
    }

    /// The words of the statement of a requirement, by its index.
    pub fn statement(&self, requirement: usize) -> Option<&[u32]> {
        self.statements.get(requirement)?.as_deref()
    }

    /// The words of any text; `None` for one that is in no statement.
    pub fn read(&self, text: &str) -> Vec<Option<u32>> {
        let mut out = Vec::new();
        words(text, &mut |word| out.push(self.numbers.get(word).copied()));
        out
    }
}

/// Words as they are compared: without case, marks or the `s` of a plural or a third person.
fn words(text: &str, each: &mut dyn FnMut(&str)) {
    let mut text = text.to_lowercase();
    if text.contains('\'') || text.contains('\u{2019}') {
        text.retain(|c| !matches!(c, '\'' | '\u{2019}'));
    }
    for w in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        each(if w.chars().count() > 3 && !w.ends_with("ss") { w.strip_suffix('s').unwrap_or(w) } else { w });
    }
}
