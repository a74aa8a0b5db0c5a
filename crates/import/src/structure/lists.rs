//! Items one after the other as lists in lists.

use std::ops::Range;

use clausier_model::document::{Block, BlockKind, Item, List, Origin};

/// An item before it is put in its list.
pub(super) struct Draft {
    pub(super) item: Item,
    pub(super) depth: u8,
    pub(super) ordered: bool,
    pub(super) place: Range<usize>,
}

/// Lists that are still open, the outermost first.
#[derive(Default)]
pub(super) struct Stack {
    open: Vec<Open>,
}

struct Open {
    depth: u8,
    list: List,
    origin: Origin,
    place: Range<usize>,
}

impl Stack {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Adds an item; gives a list that ends because of it.
    pub(super) fn push(
        &mut self,
        draft: Draft,
        origin: &dyn Fn(Range<usize>) -> Origin,
    ) -> Option<Block> {
        let mut done = None;
        while let Some(last) = self.open.last() {
            let other = last.depth == draft.depth && last.list.ordered != draft.ordered;
            if last.depth < draft.depth || (last.depth == draft.depth && !other) {
                break;
            }
            done = self.close(origin).or(done);
        }
        if self.open.last().is_none_or(|last| last.depth < draft.depth) {
            let enclosing = self
                .open
                .iter()
                .filter(|open| open.list.ordered == draft.ordered)
                .count();
            self.open.push(Open {
                depth: draft.depth,
                list: List {
                    ordered: draft.ordered,
                    depth: u8::try_from(enclosing).unwrap_or(u8::MAX),
                    items: Vec::new(),
                },
                origin: origin(draft.place.clone()),
                place: draft.place.clone(),
            });
        }
        if let Some(last) = self.open.last_mut() {
            last.place.end = last.place.end.max(draft.place.end);
            last.list.items.push(draft.item);
        }
        done
    }

    /// Adds a block to the item at `inside`, counted from 1; gives it back when there is
    /// no such item.
    pub(super) fn add(
        &mut self,
        inside: u8,
        block: Block,
        place: &Range<usize>,
        origin: &dyn Fn(Range<usize>) -> Origin,
    ) -> Result<(), Box<Block>> {
        while self
            .open
            .last()
            .is_some_and(|last| last.depth >= inside && self.open.len() > 1)
        {
            self.close(origin);
        }
        let Some(open) = self.open.last_mut() else { return Err(Box::new(block)) };
        let Some(item) = open.list.items.last_mut() else { return Err(Box::new(block)) };
        open.place.end = open.place.end.max(place.end);
        item.blocks.push(block);
        Ok(())
    }

    /// Ends the innermost list; gives it when it stands in no other.
    fn close(&mut self, origin: &dyn Fn(Range<usize>) -> Origin) -> Option<Block> {
        let mut last = self.open.pop()?;
        last.origin = origin(last.place.clone());
        let block =
            Block { anchor: None, kind: BlockKind::List(last.list), origin: last.origin };
        let Some(outer) = self.open.last_mut() else { return Some(block) };
        outer.place.end = outer.place.end.max(last.place.end);
        match outer.list.items.last_mut() {
            Some(item) => {
                item.blocks.push(block);
                None
            }
            None => Some(block),
        }
    }

    /// Ends all lists; gives the outermost.
    pub(super) fn end(
        &mut self,
        origin: &dyn Fn(Range<usize>) -> Origin,
    ) -> Option<Block> {
        let mut done = None;
        while !self.open.is_empty() {
            done = self.close(origin).or(done);
        }
        done
    }
}
