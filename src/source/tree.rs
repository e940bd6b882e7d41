//! The node tree of one YAML document: an arena in which every node knows its span, its parent and its own text.

use super::{Place, Source, Span};
use serde_json::{Map, Number, Value as Json};
use std::fmt::Write as _;

/// Index of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

/// Where an element of a model stands in its file.
pub type At = NodeId;

/// A scalar with the text a person typed, so that `010`, `1.10`, `no` or a 26-digit number can be questioned.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    pub(super) text: Text,
    /// Whether it was written without quotes, so that YAML decides what it is.
    pub plain: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Text {
    Slice(Span),
    Owned(Box<str>),
}

/// What a plain scalar means under the YAML 1.2 core schema.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// Empty, `~` or `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that fits.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Everything else.
    Text,
}

/// One node.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A scalar.
    Scalar(Scalar),
    /// A list.
    List(Vec<NodeId>),
    /// A mapping: keys (always scalars) with their values, in the order of the file.
    Map(Vec<(NodeId, NodeId)>),
}

#[derive(Debug, Clone)]
pub(super) struct Slot {
    pub node: Node,
    pub span: Span,
    pub parent: Option<NodeId>,
    /// Where it stood among its parent's entries or items when it was read: where to look first.
    pub step: u32,
}

/// The tree of one document. The root is always present; an empty file has a null root.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The text it was read from.
    pub source: Source,
    pub(super) slots: Vec<Slot>,
    pub(super) root: NodeId,
}

impl Tree {
    /// Whether another tree of the same text has the same nodes at the same places.
    pub(super) fn is_same(&self, other: &Tree) -> bool {
        let same = |(a, b): (&Slot, &Slot)| {
            let nodes = match (&a.node, &b.node) {
                (Node::Scalar(x), Node::Scalar(y)) => x.plain == y.plain && self.scalar_text(x) == other.scalar_text(y),
                (x, y) => x == y,
            };
            nodes && (a.span, a.parent, a.step) == (b.span, b.parent, b.step)
        };
        self.root == other.root && self.slots.len() == other.slots.len() && self.slots.iter().zip(&other.slots).all(same)
    }

    /// The root node.
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.slots[id.0 as usize].node
    }

    /// The span of a node.
    pub fn span(&self, id: NodeId) -> Span {
        self.slots[id.0 as usize].span
    }

    /// The mapping or list that holds a node.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.slots[id.0 as usize].parent
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether the tree has no node at all; it never has fewer than its root.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The text of a scalar, unescaped; empty for lists and mappings.
    pub fn text(&self, id: NodeId) -> &str {
        match self.node(id) {
            Node::Scalar(s) => self.scalar_text(s),
            _ => "",
        }
    }

    fn scalar_text<'a>(&'a self, scalar: &'a Scalar) -> &'a str {
        match &scalar.text {
            Text::Owned(t) => t,
            Text::Slice(s) => self.source.text.get(s.start as usize..s.end as usize).unwrap_or(""),
        }
    }

    /// What a scalar means; lists and mappings are `Text`, which no caller asks for.
    pub fn value(&self, id: NodeId) -> Value {
        match self.node(id) {
            Node::Scalar(s) if s.plain => resolve(self.scalar_text(s)),
            _ => Value::Text,
        }
    }

    /// The plain digits of a number that people and programs read differently as it is written: `010`, `0x1F`, `1e3`, or
    /// more digits than can be kept.
    pub fn doubtful_number(&self, id: NodeId) -> Option<String> {
        let text = self.text(id);
        let digits = text.trim_start_matches(['-', '+']);
        let doubtful = (digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0."))
            || text.contains(['e', 'E', 'x', 'o', '+'])
            || digits.bytes().filter(u8::is_ascii_digit).count() > 15;
        match self.value(id) {
            Value::Int(i) if doubtful => Some(i.to_string()),
            Value::Float(f) if doubtful => Some(f.to_string()),
            _ => None,
        }
    }

    /// Whether a node is a plain word that YAML 1.1 reads as true or false, and YAML 1.2 as a word.
    pub fn is_old_boolean(&self, id: NodeId) -> bool {
        let words = ["y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF"];
        self.is_plain(id) && words.contains(&self.text(id))
    }

    /// Whether a node is infinity, or no number at all, as YAML writes them.
    pub fn is_special_number(&self, id: NodeId) -> bool {
        let text = self.text(id).trim_start_matches(['-', '+']);
        self.is_plain(id) && matches!(text, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
    }

    fn is_plain(&self, id: NodeId) -> bool {
        matches!(self.node(id), Node::Scalar(s) if s.plain)
    }

    /// Whether a node is an empty value, that is, a key left blank.
    pub fn is_null(&self, id: NodeId) -> bool {
        self.value(id) == Value::Null
    }

    /// Whether a node is the plain word `none`: stated as none.
    pub fn is_stated_none(&self, id: NodeId) -> bool {
        self.is_plain(id) && self.text(id) == "none"
    }

    /// The entries of a mapping; none for anything else.
    pub fn entries(&self, id: NodeId) -> &[(NodeId, NodeId)] {
        match self.node(id) {
            Node::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match self.node(id) {
            Node::List(items) => items,
            _ => &[],
        }
    }

    /// The value under a key of a mapping.
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        self.entries(id).iter().find(|(k, _)| self.text(*k) == key).map(|(_, v)| *v)
    }

    /// The key node of a value, where its parent is a mapping.
    pub fn key_of(&self, id: NodeId) -> Option<NodeId> {
        let entries = self.entries(self.parent(id)?);
        let first = entries.get(self.step(id)).filter(|(_, v)| *v == id);
        first.or_else(|| entries.iter().find(|(_, v)| *v == id)).map(|(k, _)| *k)
    }

    fn step(&self, id: NodeId) -> usize {
        self.slots[id.0 as usize].step as usize
    }

    /// The node at a JSON pointer.
    pub fn locate(&self, pointer: &str) -> Option<NodeId> {
        let mut at = self.root;
        for step in pointer.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            at = match self.node(at) {
                Node::Map(_) => self.get(at, &step)?,
                Node::List(items) => *items.get(step.parse::<usize>().ok()?)?,
                Node::Scalar(_) => return None,
            };
        }
        Some(at)
    }

    /// The JSON pointer of a node.
    pub fn pointer(&self, id: NodeId) -> String {
        let mut out = String::with_capacity(48);
        self.point(id, &mut out);
        out
    }

    /// Writes the pointer of a node: as deep as a document may be nested, which is bounded.
    fn point(&self, at: NodeId, out: &mut String) {
        let Some(parent) = self.parent(at) else { return };
        self.point(parent, out);
        out.push('/');
        let first = self.step(at);
        match self.node(parent) {
            Node::Map(entries) => {
                let is_it = |(k, v): &&(NodeId, NodeId)| *v == at || *k == at;
                let entry = entries.get(first).filter(is_it).or_else(|| entries.iter().find(is_it));
                let key = entry.map_or("", |(k, _)| self.text(*k));
                if key.bytes().any(|b| matches!(b, b'~' | b'/')) {
                    out.push_str(&key.replace('~', "~0").replace('/', "~1"));
                } else {
                    out.push_str(key);
                }
            }
            Node::List(items) => {
                let hit = items.get(first) == Some(&at);
                let i = if hit { first } else { items.iter().position(|i| *i == at).unwrap_or(0) };
                // Nothing is wrong that a string could be wrong with.
                let _ = write!(out, "{i}");
            }
            Node::Scalar(_) => {}
        }
    }

    /// The place of a node: its key where it has one, because that is what a person looks for.
    pub fn place(&self, id: NodeId) -> Place {
        let shown = match self.node(id) {
            Node::Scalar(_) => id,
            _ => self.key_of(id).unwrap_or(id),
        };
        self.source.place(self.span(shown), self.pointer(id))
    }

    /// The text as it stands in the file, with its quotes and brackets.
    pub fn written(&self, id: NodeId) -> &str {
        let span = self.span(id);
        self.source.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The document as JSON: blank values are left out, so that a blank key counts as absent.
    pub fn to_json(&self) -> Json {
        self.json_of(self.root, false)
    }

    /// A part of the document as [`Tree::to_json`] makes it.
    pub fn json_at(&self, id: NodeId) -> Json {
        self.json_of(id, false)
    }

    /// The document as JSON with its blank values as `null`, for who looks at the keys alone.
    pub fn to_json_with_blanks(&self) -> Json {
        self.json_of(self.root, true)
    }

    /// Whether a value of a mapping is left blank.
    pub fn has_blanks(&self) -> bool {
        let blank = |slot: &Slot| matches!(&slot.node, Node::Map(entries) if entries.iter().any(|(_, v)| self.is_null(*v)));
        self.slots.iter().any(blank)
    }

    fn json_of(&self, id: NodeId, blanks: bool) -> Json {
        match self.node(id) {
            Node::List(items) => Json::Array(items.iter().map(|i| self.json_of(*i, blanks)).collect()),
            Node::Map(entries) => {
                let mut map = Map::with_capacity(entries.len());
                for (k, v) in entries {
                    if blanks || !self.is_null(*v) {
                        map.entry(self.text(*k)).or_insert_with(|| self.json_of(*v, blanks));
                    }
                }
                Json::Object(map)
            }
            Node::Scalar(s) => match self.value(id) {
                Value::Null => Json::Null,
                Value::Bool(b) => Json::Bool(b),
                Value::Int(i) => Json::Number(i.into()),
                Value::Float(f) => Number::from_f64(f).map_or_else(|| Json::String(self.scalar_text(s).into()), Json::Number),
                Value::Text => Json::String(self.scalar_text(s).into()),
            },
        }
    }
}

/// YAML 1.2 core schema, section 10.3.2: `no` and `on` are text, `012` is twelve, `0o14` is twelve.
fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let first = text.as_bytes()[0];
    if !(first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.')) {
        return Value::Text;
    }
    let digits = |s: &str, radix: u32| i64::from_str_radix(s, radix).ok();
    if let Some(rest) = text.strip_prefix("0o") {
        return digits(rest, 8).map_or(Value::Text, Value::Int);
    }
    if let Some(rest) = text.strip_prefix("0x") {
        return digits(rest, 16).map_or(Value::Text, Value::Int);
    }
    let body = text.strip_prefix(['-', '+']).unwrap_or(text);
    if body.is_empty() || !body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+')) {
        return Value::Text;
    }
    if body.bytes().all(|b| b.is_ascii_digit())
        && let Ok(i) = text.parse::<i64>()
    {
        return Value::Int(i);
    }
    if !body.bytes().any(|b| b.is_ascii_digit()) || !body.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return Value::Text;
    }
    match text.parse::<f64>() {
        Ok(f) if f.is_finite() => Value::Float(f),
        _ => Value::Text,
    }
}
