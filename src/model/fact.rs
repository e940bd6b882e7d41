//! A fact is one of four: known, stated as none, absent, or broken (law 1 and law 3 of the design).
//!
//! The reader of typed files (`validate::typed`) hands values to these types through three names that no other
//! deserialiser knows, so that each value keeps its place and a broken one breaks only itself.

use crate::source::{At, NodeId};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;

/// Name under which a [`Fact`] asks for its state, its place and its value.
pub const FACT: &str = "$fact";
/// Name under which a [`Placed`] asks for its place and its value.
pub const PLACED: &str = "$placed";
/// Name of the struct field that receives the place of the mapping.
pub const AT: &str = "$at";

/// State of a fact, as the typed reader passes it.
pub mod state {
    /// The value follows.
    pub const KNOWN: u32 = 0;
    /// Written as `none`.
    pub const NONE: u32 = 1;
    /// Left blank.
    pub const ABSENT: u32 = 2;
    /// Refused by the shape check, or given under a key that cannot be relied on.
    pub const BROKEN: u32 = 3;
}

impl<'de> Deserialize<'de> for NodeId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        u32::deserialize(d).map(NodeId)
    }
}

impl Default for NodeId {
    /// The root of its file: the place of what has no place of its own.
    fn default() -> Self {
        NodeId(0)
    }
}

/// One fact of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Fact<T> {
    /// The file says so.
    Known(T, At),
    /// The file says that there is none.
    StatedNone(At),
    /// The file says nothing.
    #[default]
    Absent,
    /// What the file says cannot be relied on; a diagnostic says why.
    Broken(At),
}

impl<T> Fact<T> {
    /// The value, where it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Fact::Known(v, _) => Some(v),
            _ => None,
        }
    }

    /// Where it stands, where it stands anywhere.
    pub fn at(&self) -> Option<At> {
        match self {
            Fact::Known(_, at) | Fact::StatedNone(at) | Fact::Broken(at) => Some(*at),
            Fact::Absent => None,
        }
    }

    /// Where the broken value stands.
    pub fn broken(&self) -> Option<At> {
        match self {
            Fact::Broken(at) => Some(*at),
            _ => None,
        }
    }

    /// Whether nothing at all is said.
    pub fn is_absent(&self) -> bool {
        matches!(self, Fact::Absent)
    }

    /// A fact inside this one; a missing or broken whole makes its parts missing or broken.
    pub fn then<'a, U: Clone + 'a>(&'a self, part: impl FnOnce(&'a T) -> &'a Fact<U>) -> Fact<U> {
        match self {
            Fact::Known(v, _) => part(v).clone(),
            Fact::StatedNone(at) => Fact::StatedNone(*at),
            Fact::Absent => Fact::Absent,
            Fact::Broken(at) => Fact::Broken(*at),
        }
    }
}

/// A list whose broken items are set apart, so that one bad item costs only itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Many<T> {
    /// The items that could be read.
    pub items: Vec<T>,
    /// The places of those that could not.
    pub broken: Vec<At>,
    /// Whether the list itself is there.
    pub whole: Fact<()>,
}

impl<T> Default for Many<T> {
    fn default() -> Self {
        Many { items: Vec::new(), broken: Vec::new(), whole: Fact::Absent }
    }
}

impl<T> Many<T> {
    /// The items that could be read.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// A place where something of the list could not be relied on.
    pub fn first_broken(&self) -> Option<At> {
        self.whole.broken().or_else(|| self.broken.first().copied())
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let mut out = Many::default();
        out.whole = match Fact::<Vec<Fact<T>>>::deserialize(d)? {
            Fact::Known(list, at) => {
                for item in list {
                    match item {
                        Fact::Known(v, _) => out.items.push(v),
                        Fact::Broken(at) | Fact::StatedNone(at) => out.broken.push(at),
                        Fact::Absent => {}
                    }
                }
                Fact::Known((), at)
            }
            Fact::StatedNone(at) => Fact::StatedNone(at),
            Fact::Absent => Fact::Absent,
            Fact::Broken(at) => Fact::Broken(at),
        };
        Ok(out)
    }
}

/// A value that keeps its place; used in files where a broken value stops the run (standards and profiles).
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub at: At,
}

impl<T> std::ops::Deref for Placed<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

struct FactVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FactVisitor<T> {
    type Value = Fact<T>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a fact")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Fact<T>, A::Error> {
        let short = || A::Error::custom("a fact without its place");
        let at: NodeId = seq.next_element()?.ok_or_else(short)?;
        let kind: u32 = seq.next_element()?.ok_or_else(short)?;
        Ok(match kind {
            // The typed reader has noted the failure; here it only breaks this one fact.
            state::KNOWN => match seq.next_element::<T>() {
                Ok(Some(v)) => Fact::Known(v, at),
                _ => Fact::Broken(at),
            },
            state::NONE => Fact::StatedNone(at),
            state::ABSENT => Fact::Absent,
            _ => Fact::Broken(at),
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fact<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_newtype_struct(FACT, FactVisitor(PhantomData))
    }
}

struct PlacedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PlacedVisitor<T> {
    type Value = Placed<T>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value with its place")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Placed<T>, A::Error> {
        let short = || A::Error::custom("a value without its place");
        let at = seq.next_element()?.ok_or_else(short)?;
        let value = seq.next_element()?.ok_or_else(short)?;
        Ok(Placed { value, at })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Placed<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_newtype_struct(PLACED, PlacedVisitor(PhantomData))
    }
}
