//! From text to tree. The only module that knows the YAML parser.
//!
//! Anchors are expanded and merge keys applied while the tree is built, under a budget, so that every later stage sees a
//! plain tree in which each element has exactly one parent.

mod merge;

use super::simple;
use super::slips::{Problem, explain, too_deep};
use super::tree::{Node, NodeId, Scalar, Slot, Text, Tree};
use super::{Limits, Source, Span, raise};
use granit_parser::{Event, Options, Parser, ScalarStyle, Tag};
use std::borrow::Cow;
use std::collections::HashMap;

/// Reads a text. `Err` only where no tree can be trusted: the text is not YAML, or asks for more than the limits.
pub fn read(source: &Source, limits: Limits) -> (Result<Tree, ()>, Vec<Problem>) {
    if source.text.len() > limits.file_size() {
        let message = format!("this file has {} bytes; at most {} are read", source.text.len(), limits.file_size());
        let problem = Problem::new("file-too-large", Span::new(0, 0), message).help(format!("split it; {}", raise("file-size")));
        return (Err(()), vec![problem]);
    }
    let (control, turns) = hidden(&source.text);
    if let Some((i, c)) = control {
        let message = format!("a control character (U+{:04X}) stands in the text", c as u32);
        let problem = Problem::new("control-character", Span::new(i, i + c.len_utf8()), message)
            .help("delete it; it often comes from copying out of a PDF");
        return (Err(()), vec![problem]);
    }
    if let Some(tree) = simply(source, limits, turns) {
        debug_assert!(wholly(source, limits, turns).0.is_ok_and(|whole| tree.is_same(&whole)), "both readers read the same");
        return (Ok(tree), Vec::new());
    }
    wholly(source, limits, turns)
}

/// Reads a text that is sound and written in the simple part of YAML; `None` for every other.
pub(super) fn simply(source: &Source, limits: Limits, turns: bool) -> Option<Tree> {
    let mut builder = Builder::new(source, limits, turns);
    simple::read(&mut builder, &source.text)?;
    if !builder.problems.is_empty() {
        return None;
    }
    let root = builder.root?;
    Some(Tree { source: source.clone(), slots: builder.slots, root })
}

/// Reads any text, with the parser of all of YAML.
pub(super) fn wholly(source: &Source, limits: Limits, turns: bool) -> (Result<Tree, ()>, Vec<Problem>) {
    let mut builder = Builder::new(source, limits, turns);
    let done = builder.run();
    let Builder { mut slots, problems, root, .. } = builder;
    if done.is_err() {
        return (Err(()), problems);
    }
    let root = root.unwrap_or_else(|| {
        slots.push(Slot {
            node: Node::Scalar(Scalar { text: Text::Slice(Span::default()), plain: true }),
            span: Span::default(),
            parent: None,
            step: 0,
        });
        NodeId(slots.len() as u32 - 1)
    });
    (Ok(Tree { source: source.clone(), slots, root }), problems)
}

/// The first control character of a text, and whether a character that turns the line stands in it; in one pass over bytes, of which
/// few begin any of them.
fn hidden(text: &str) -> (Option<(usize, char)>, bool) {
    let begins = |b: u8| (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')) || matches!(b, 0x7f | 0xc2 | 0xe2 | 0xef);
    let mut turns = false;
    for (i, _) in text.bytes().enumerate().filter(|(_, b)| begins(*b)) {
        match text.get(i..).and_then(|t| t.chars().next()) {
            Some(c) if is_raw_control(c) => return (Some((i, c)), turns),
            Some(c) => turns |= is_turning(c),
            None => {}
        }
    }
    (None, turns)
}

/// Whether a character cannot be typed, and is no line end and no tab.
fn is_raw_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a character turns the direction of what follows, so that a line reads other than it is.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A list or a mapping that is still open. What it holds so far lies on the builder's piles, from a mark on.
enum Frame {
    List { id: NodeId, from: usize, anchor: usize },
    Map { id: NodeId, from: usize, key: Option<NodeId>, anchor: usize },
}

enum Anchor {
    Open(Span),
    Done(NodeId),
}

pub(super) struct Builder<'s> {
    source: &'s Source,
    limits: Limits,
    slots: Vec<Slot>,
    open: Vec<Frame>,
    /// Items of the open lists, and entries of the open mappings, the innermost last.
    items: Vec<NodeId>,
    entries: Vec<(NodeId, NodeId)>,
    anchors: HashMap<usize, Anchor>,
    problems: Vec<Problem>,
    root: Option<NodeId>,
    documents: usize,
    /// Nodes that aliases have come to.
    expanded: usize,
    /// Whether a character that turns the direction of the line stands in the text as it is.
    turns: bool,
}

/// The tree cannot be trusted; the problem that says why has been noted.
struct Stop;

impl<'s> Builder<'s> {
    fn new(source: &'s Source, limits: Limits, turns: bool) -> Self {
        Builder {
            source,
            limits,
            slots: Vec::with_capacity(source.text.len() / 12),
            open: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            anchors: HashMap::new(),
            problems: Vec::new(),
            root: None,
            documents: 0,
            expanded: 0,
            turns,
        }
    }

    /// Takes in a scalar of the simple part of YAML: `plain` without quotes.
    pub(super) fn simple_scalar(&mut self, from: usize, to: usize, plain: bool) -> Option<()> {
        let quotes = usize::from(!plain);
        self.simple(Text::Slice(Span::new(from, to)), plain, Span::new(from - quotes, to + quotes))
    }

    /// Takes in a text of several lines of it.
    pub(super) fn simple_text(&mut self, text: String, span: Span) -> Option<()> {
        self.simple(Text::Owned(text.into()), false, span)
    }

    fn simple(&mut self, text: Text, plain: bool, span: Span) -> Option<()> {
        let id = self.push(Node::Scalar(Scalar { text, plain }), span).ok()?;
        self.sound(id);
        self.place(id).ok()
    }

    /// Opens a mapping of it.
    pub(super) fn simple_map(&mut self, span: Span) -> Option<()> {
        let id = self.push(Node::Map(Vec::new()), span).ok()?;
        self.open.push(Frame::Map { id, from: self.entries.len(), key: None, anchor: 0 });
        self.simple_depth()
    }

    /// Opens a list of it.
    pub(super) fn simple_list(&mut self, span: Span) -> Option<()> {
        let id = self.push(Node::List(Vec::new()), span).ok()?;
        self.open.push(Frame::List { id, from: self.items.len(), anchor: 0 });
        self.simple_depth()
    }

    /// What comes near the bound is left to the parser, which has one of its own.
    fn simple_depth(&self) -> Option<()> {
        (self.open.len() * 2 <= self.limits.nesting()).then_some(())
    }

    /// Closes what was opened last.
    pub(super) fn simple_close(&mut self, end: Span) -> Option<()> {
        self.close(end).ok()
    }

    fn run(&mut self) -> Result<(), Stop> {
        let text: &'s str = &self.source.text;
        let mut options = Options::default();
        options.flow_nesting_limit = self.limits.nesting();
        options.block_nesting_limit = self.limits.nesting();
        let mut parser = Parser::new_from_str_with_options(text, options);
        while let Some(next) = parser.next_event() {
            let (event, span) = match next {
                Ok(ok) => ok,
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
                    self.problems.push(explain(self.source, at, &error.info(), self.limits.nesting()));
                    return Err(Stop);
                }
            };
            let here = |s: granit_parser::Span| {
                let range = s.byte_range().unwrap_or(0..0);
                Span::new(range.start.min(text.len()), range.end.min(text.len()))
            };
            let tag = span.tag_span().map(here);
            self.event(event, here(span), tag)?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'s>, span: Span, tag_at: Option<Span>) -> Result<(), Stop> {
        let tag_at = tag_at.unwrap_or(span);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    let p = Problem::new("second-document", span, "a second document begins here; one file holds one document");
                    self.problems.push(p.help("delete the line `---` or `...`, or move what follows into a file of its own"));
                    return Err(Stop);
                }
            }
            Event::Scalar(value, style, anchor, tag) => {
                // `!!str` says what quotes say, and is the one tag that changes nothing.
                let quoted = tag.as_deref().and_then(Tag::core_suffix) == Some("str");
                let plain = style == ScalarStyle::Plain && !quoted;
                let text = self.keep(value);
                let span = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) { self.trim(span) } else { span };
                let id = self.push(Node::Scalar(Scalar { text, plain }), span)?;
                self.tag(tag.filter(|_| !quoted).as_deref(), tag_at, id);
                self.sound(id);
                if anchor > 0 {
                    self.anchors.insert(anchor, Anchor::Done(id));
                }
                self.place(id)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                let id = self.push(Node::List(Vec::new()), span)?;
                self.tag(tag.as_deref(), tag_at, id);
                self.note_open(anchor, span);
                self.open.push(Frame::List { id, from: self.items.len(), anchor });
                self.depth(span, 0)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                let id = self.push(Node::Map(Vec::new()), span)?;
                self.tag(tag.as_deref(), tag_at, id);
                self.note_open(anchor, span);
                self.open.push(Frame::Map { id, from: self.entries.len(), key: None, anchor });
                self.depth(span, 0)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
            Event::Alias(anchor) => match self.anchors.get(&anchor) {
                Some(Anchor::Done(target)) => {
                    let target = *target;
                    let id = self.copy(target, span, span, 0)?;
                    self.place(id)?;
                }
                Some(Anchor::Open(at)) => {
                    let at = *at;
                    let mut p = Problem::new("cyclic-alias", span, "this alias stands inside the very value it refers to");
                    p.related = Some((at, "the anchor is here".into()));
                    self.problems.push(p.help("write the value out instead of referring to it"));
                    return Err(Stop);
                }
                None => {
                    self.problems.push(Problem::new("yaml-syntax", span, "this alias refers to no anchor"));
                    return Err(Stop);
                }
            },
            _ => {}
        }
        Ok(())
    }

    /// Notes a tag; the value behind it cannot be relied on.
    fn tag(&mut self, tag: Option<&Tag>, at: Span, node: NodeId) {
        if tag.is_some() {
            let p = Problem::new("unknown-tag", at, "this value has a YAML tag, and tags mean nothing here");
            self.problems
                .push(p.help("delete the tag (the word that begins with `!`); put the value in quotes if it is text").spoils(node));
        }
    }

    /// Notes a text that is longer than any real one, or that holds what nobody sees.
    fn sound(&mut self, id: NodeId) {
        let Node::Scalar(Scalar { text, .. }) = &self.slots[id.0 as usize].node else { return };
        let span = self.slots[id.0 as usize].span;
        let most = self.limits.text();
        let (text, escaped): (&str, bool) = match text {
            Text::Owned(t) => (t, true),
            Text::Slice(s) => (self.source.text.get(s.start as usize..s.end as usize).unwrap_or(""), false),
        };
        let problem = if text.len() > most && text.chars().count() > most {
            Problem::new("text-too-long", span, format!("this value has {} characters; at most {most} are taken", text.chars().count()))
                .help(format!("move it into a document and cite that; {}", raise("text")))
        } else if let Some(c) =
            (escaped || self.turns).then(|| text.chars().find(|c| is_turning(*c) || (is_raw_control(*c) || *c == '\u{85}'))).flatten()
        {
            let what = if is_turning(c) { "a character that turns the direction of the line" } else { "a control character" };
            Problem::new("control-character", span, format!("{what} (U+{:04X}) stands in this value", c as u32))
                .help("write the value anew, without it: nobody who reads the file sees it")
        } else {
            return;
        };
        self.problems.push(problem.spoils(id));
    }

    fn keep(&self, value: Cow<'s, str>) -> Text {
        match value {
            Cow::Owned(s) => Text::Owned(s.into()),
            Cow::Borrowed(s) => {
                let base = self.source.text.as_ptr() as usize;
                match (s.as_ptr() as usize).checked_sub(base) {
                    Some(start) if start + s.len() <= self.source.text.len() => Text::Slice(Span::new(start, start + s.len())),
                    _ => Text::Owned(s.into()),
                }
            }
        }
    }

    fn trim(&self, span: Span) -> Span {
        let text = self.source.text.get(span.start as usize..span.end as usize).unwrap_or("");
        Span::new(span.start as usize, span.start as usize + text.trim_end().len())
    }

    fn push(&mut self, node: Node, span: Span) -> Result<NodeId, Stop> {
        if self.slots.len() >= self.limits.values() {
            let message = format!("this file has more than {} keys and values, aliases expanded", self.limits.values());
            self.problems.push(Problem::new("file-too-large", span, message).help(format!("split it; {}", raise("values"))));
            return Err(Stop);
        }
        self.slots.push(Slot { node, span, parent: None, step: 0 });
        Ok(NodeId(self.slots.len() as u32 - 1))
    }

    fn note_open(&mut self, anchor: usize, span: Span) {
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor::Open(span));
        }
    }

    /// Holds the nesting at a place, `below` levels under what is open there, against the bound.
    fn depth(&mut self, span: Span, below: usize) -> Result<(), Stop> {
        if self.open.len() + below > self.limits.nesting() {
            self.problems.push(too_deep(span, self.limits.nesting()));
            return Err(Stop);
        }
        Ok(())
    }

    fn place(&mut self, id: NodeId) -> Result<(), Stop> {
        match self.open.last_mut() {
            None => self.root = Some(id),
            Some(Frame::List { id: list, from, .. }) => {
                let slot = &mut self.slots[id.0 as usize];
                (slot.parent, slot.step) = (Some(*list), (self.items.len() - *from) as u32);
                self.items.push(id);
            }
            Some(Frame::Map { id: map, from, key, .. }) => {
                let slot = &mut self.slots[id.0 as usize];
                (slot.parent, slot.step) = (Some(*map), (self.entries.len() - *from) as u32);
                match key.take() {
                    Some(k) => self.entries.push((k, id)),
                    None if matches!(self.slots[id.0 as usize].node, Node::Scalar(_)) => *key = Some(id),
                    None => {
                        let span = self.slots[id.0 as usize].span;
                        self.problems.push(
                            Problem::new("yaml-syntax", span, "a key must be a word, not a list or a mapping")
                                .help("if the text begins with `{` or `[`, put it in quotes"),
                        );
                        return Err(Stop);
                    }
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Stop> {
        let Some(frame) = self.open.pop() else { return Ok(()) };
        let (id, anchor, node) = match frame {
            Frame::List { id, from, anchor } => (id, anchor, Node::List(self.items.drain(from..).collect())),
            Frame::Map { id, from, anchor, .. } => {
                let entries = self.entries.drain(from..).collect();
                let entries = self.merge(id, entries)?;
                (id, anchor, Node::Map(entries))
            }
        };
        // The end event of a block collection lies at the next token, so the end is that of its last child.
        let last = match &node {
            Node::List(items) => items.last().map(|i| self.slots[i.0 as usize].span.end),
            Node::Map(entries) => entries.last().map(|(_, v)| self.slots[v.0 as usize].span.end),
            Node::Scalar(_) => None,
        };
        let slot = &mut self.slots[id.0 as usize];
        let flow =
            self.source.text.as_bytes().get(slot.span.start as usize).is_some_and(|b| matches!(b, b'[' | b'{')) && end.end > end.start;
        slot.span.end = if flow { end.end } else { last.unwrap_or(slot.span.end).max(slot.span.start) };
        slot.node = node;
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor::Done(id));
        }
        self.place(id)
    }

    /// A copy of a finished subtree, standing where the alias stands, so many levels below it.
    fn copy(&mut self, target: NodeId, span: Span, alias: Span, below: usize) -> Result<NodeId, Stop> {
        let node = self.slots[target.0 as usize].node.clone();
        self.expanded += 1;
        if self.expanded > self.limits.aliases() {
            let message = format!("the aliases of this file come to more than {} values", self.limits.aliases());
            self.problems
                .push(Problem::new("file-too-large", alias, message).help(format!("write it without aliases; {}", raise("aliases"))));
            return Err(Stop);
        }
        if !matches!(node, Node::Scalar(_)) {
            self.depth(alias, below + 1)?;
        }
        let id = self.push(Node::List(Vec::new()), span)?;
        let node = match node {
            Node::Scalar(s) => Node::Scalar(s),
            Node::List(items) => {
                let mut out = Vec::with_capacity(items.len().min(1024));
                for i in items {
                    out.push(self.child(i, id, alias, below + 1)?);
                }
                Node::List(out)
            }
            Node::Map(entries) => {
                let mut out = Vec::with_capacity(entries.len().min(1024));
                for (k, v) in entries {
                    out.push((self.child(k, id, alias, below + 1)?, self.child(v, id, alias, below + 1)?));
                }
                Node::Map(out)
            }
        };
        self.slots[id.0 as usize].node = node;
        Ok(id)
    }

    fn child(&mut self, of: NodeId, parent: NodeId, alias: Span, below: usize) -> Result<NodeId, Stop> {
        let span = self.slots[of.0 as usize].span;
        let id = self.copy(of, span, alias, below)?;
        self.slots[id.0 as usize].parent = Some(parent);
        Ok(id)
    }
}
