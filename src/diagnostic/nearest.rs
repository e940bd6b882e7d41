//! "Did you mean": the closest known word, when it is close enough to be a slip.

/// The closest of the candidates, when it is near enough that a slip is likelier than another meaning.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |s: &str| s.to_lowercase().replace(['-', ' '], "_");
    let wanted = plain(word);
    if wanted.len() > 200 {
        return None;
    }
    let bag = bag(&wanted);
    candidates
        .into_iter()
        .filter(|c| c.len() > 200 || apart(&bag, &self::bag(c)) <= most(&wanted, c))
        .map(|c| (strsim::damerau_levenshtein(&wanted, &plain(c)), c))
        .filter(|(d, c)| *d <= most(&wanted, c))
        .min_by(|a, b| a.cmp(b))
        .map(|(_, c)| c)
}

/// Most slips that may lie between two words.
fn most(a: &str, b: &str) -> usize {
    1 + a.len().min(b.len()) / 4
}

/// How often each letter stands in a word; signs beyond ASCII are counted together.
fn bag(word: &str) -> [u8; 32] {
    let mut out = [0u8; 32];
    for c in word.chars() {
        let i = match c {
            'a'..='z' => c as usize - 'a' as usize,
            'A'..='Z' => c as usize - 'A' as usize,
            '0'..='4' => 26,
            '5'..='9' => 27,
            '-' | ' ' | '_' => 28,
            '.' => 29,
            c if c.is_ascii() => 30,
            _ => 31,
        };
        out[i] = out[i].saturating_add(1);
    }
    out
}

/// Slips that lie between two words at the least, whatever the order of their letters: cheap, and enough for most.
fn apart(a: &[u8; 32], b: &[u8; 32]) -> usize {
    // A sign beyond ASCII may become a letter when its case is folded, so such words are not told apart here.
    if a[31] > 0 || b[31] > 0 {
        return 0;
    }
    let (more, less) =
        a.iter().zip(b).fold((0, 0), |(m, l), (x, y)| (m + usize::from(x.saturating_sub(*y)), l + usize::from(y.saturating_sub(*x))));
    more.max(less)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_early_is_never_near() {
        let words = [
            "credit",
            "credits",
            "Creidt",
            "LWC-1.1",
            "LWC-9.9",
            "lwc 1.1",
            "title",
            "tilte",
            "",
            "a",
            "glh",
            "hgl",
            "caf\u{e9}",
            "cafe",
            "\u{212a}elvin",
            "kelvin",
        ];
        for a in words {
            for b in words {
                let plain = |s: &str| s.to_lowercase().replace(['-', ' '], "_");
                let near = strsim::damerau_levenshtein(&plain(a), &plain(b)) <= most(&plain(a), b);
                assert_eq!(nearest(a, [b]).is_some(), near, "{a} {b}");
            }
        }
    }
}
