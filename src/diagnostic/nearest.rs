//! "Did you mean": the closest known word, when it is close enough to be a slip.

/// The closest of the candidates, when it is near enough that a slip is likelier than another meaning.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |s: &str| s.to_lowercase().replace(['-', ' '], "_");
    let wanted = plain(word);
    if wanted.len() > 200 {
        return None;
    }
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(&wanted, &plain(c)), c))
        .filter(|(d, c)| *d <= 1 + wanted.len().min(c.len()) / 4)
        .min_by(|a, b| a.cmp(b))
        .map(|(_, c)| c)
}
