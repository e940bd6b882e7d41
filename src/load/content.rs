//! The description of a PDF page, operation by operation. One pass, in step with its length: what is drawn may be large.

/// What stands before an operator.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    /// A name, without its slash.
    Name(Vec<u8>),
    /// A string, as bytes of its font.
    Text(Vec<u8>),
    /// A number.
    Number(f32),
    /// A list, flat.
    List(Vec<Operand>),
}

/// Hands each operation to `each`: its operator and what stands before it. Bytes that mean nothing are passed over.
pub(super) fn operations(bytes: &[u8], mut each: impl FnMut(&[u8], &[Operand])) {
    let (mut at, mut operands, mut list) = (0, Vec::new(), None::<Vec<Operand>>);
    while let Some(&b) = bytes.get(at) {
        let rest = &bytes[at..];
        let (operand, length) = match b {
            b'%' => (None, rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len())),
            b'/' => {
                let (name, length) = name(&rest[1..]);
                (Some(Operand::Name(name)), length + 1)
            }
            b'(' => {
                let (text, length) = literal(rest);
                (Some(Operand::Text(text)), length)
            }
            b'<' if rest.get(1) == Some(&b'<') => (None, 2),
            b'<' => {
                let length = rest.iter().position(|b| *b == b'>').map_or(rest.len(), |i| i + 1);
                (Some(Operand::Text(hexadecimal(&rest[1..length]))), length)
            }
            b'[' => {
                list.get_or_insert_default();
                (None, 1)
            }
            b']' => {
                operands.extend(list.take().map(Operand::List));
                (None, 1)
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                let length = rest.iter().position(|b| !matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.')).unwrap_or(rest.len());
                let number = std::str::from_utf8(&rest[..length]).ok().and_then(|n| n.parse().ok());
                (Some(Operand::Number(number.unwrap_or(0.0))), length)
            }
            b if is_border(b) => (None, 1),
            _ => {
                let length = rest.iter().position(|b| is_border(*b)).unwrap_or(rest.len());
                each(&rest[..length], &operands);
                operands.clear();
                list = None;
                // The bytes of a picture inside the page are no operations.
                let picture = &rest[..length] == b"ID";
                let end = |w: &[u8]| is_border(w[0]) && &w[1..3] == b"EI" && is_border(w[3]);
                (None, if picture { rest.windows(4).position(end).map_or(rest.len(), |i| i + 3) } else { length })
            }
        };
        if let Some(operand) = operand {
            list.as_mut().unwrap_or(&mut operands).push(operand);
        }
        at += length;
    }
}

/// Whether a byte ends a word.
fn is_border(b: u8) -> bool {
    b.is_ascii_whitespace() || matches!(b, 0 | 0x0b | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// A name and its length; a sign may be written as `#` and two hexadecimal digits.
fn name(bytes: &[u8]) -> (Vec<u8>, usize) {
    let length = bytes.iter().position(|b| is_border(*b)).unwrap_or(bytes.len());
    let (mut out, mut i) = (Vec::with_capacity(length), 0);
    while i < length {
        let code = (bytes[i] == b'#').then(|| bytes[..length].get(i + 1..i + 3)).flatten();
        let code = code.and_then(|c| std::str::from_utf8(c).ok()).and_then(|c| u8::from_str_radix(c, 16).ok());
        out.push(code.unwrap_or(bytes[i]));
        i += if code.is_some() { 3 } else { 1 };
    }
    (out, length)
}

/// A string in round brackets, and its length with them.
fn literal(bytes: &[u8]) -> (Vec<u8>, usize) {
    let (mut out, mut open, mut i) = (Vec::new(), 0usize, 0);
    while let Some(&b) = bytes.get(i) {
        i += 1;
        match b {
            b'(' => {
                open += 1;
                if open > 1 {
                    out.push(b);
                }
            }
            b')' => {
                open = open.saturating_sub(1);
                if open == 0 {
                    break;
                }
                out.push(b);
            }
            b'\\' => {
                let Some(&c) = bytes.get(i) else { break };
                i += 1;
                match c {
                    b'n' => out.push(b'\n'),
                    b'r' => out.push(b'\r'),
                    b't' => out.push(b'\t'),
                    b'b' | b'f' | b'\n' => {}
                    b'\r' => i += usize::from(bytes.get(i) == Some(&b'\n')),
                    b'0'..=b'7' => {
                        let more = bytes[i..].iter().take(2).take_while(|b| matches!(b, b'0'..=b'7')).count();
                        let code = bytes[i - 1..i + more].iter().fold(0u32, |n, b| n * 8 + u32::from(b - b'0'));
                        out.push((code & 0xff) as u8);
                        i += more;
                    }
                    c => out.push(c),
                }
            }
            b => out.push(b),
        }
    }
    (out, i)
}

/// A string written in hexadecimal digits; a last digit alone stands before a nought.
fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes.iter().filter_map(|b| char::from(*b).to_digit(16)).map(|d| d as u8).collect();
    digits.chunks(2).map(|c| c[0] * 16 + c.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_come_with_what_stands_before_them() {
        let mut seen = Vec::new();
        let page = b"q % a (comment\n/F#31 12 Tf[(a\\(b\\)\\101)-250.5<4142 4>]TJ (x(y)z)' BI /W 1 ID \x00(Tj\xff EI (t)Tj";
        operations(page, |op, operands| seen.push((String::from_utf8_lossy(op).into_owned(), operands.to_vec())));
        let text = |t: &[u8]| Operand::Text(t.to_vec());
        let list = Operand::List(vec![text(b"a(b)A"), Operand::Number(-250.5), text(b"AB@")]);
        let ops: Vec<&str> = seen.iter().map(|(o, _)| o.as_str()).collect();
        assert_eq!(ops, ["q", "Tf", "TJ", "'", "BI", "ID", "Tj"]);
        assert_eq!(seen[1].1, [Operand::Name(b"F1".to_vec()), Operand::Number(12.0)]);
        assert_eq!((&seen[2].1, &seen[3].1, &seen[6].1), (&vec![list], &vec![text(b"x(y)z")], &vec![text(b"t")]));
    }

    #[test]
    fn a_description_cut_anywhere_comes_to_an_end() {
        let page = b"/F1 1 Tf <</A[1(b\\0)>> [(a)<41] TJ (x\\";
        for cut in 0..=page.len() {
            operations(&page[..cut], |_, _| {});
        }
    }
}
