//! On what the presence of each node of a plan depends.

use std::collections::BTreeMap;

use crate::plan::{Guard, Plan, PlannedClause, PlannedContent};
use crate::template::Node;
use crate::variables::each_clause;

/// On what the presence of a node depends.
pub(crate) struct Standing<'a> {
    pub(crate) conditions: Vec<&'a Guard>,
    /// One of these nodes must be there too, if there are any: an article without
    /// clauses is not there.
    pub(crate) parts: Vec<String>,
    pub(crate) template: Option<&'a Node>,
    /// What comes before the names of the annexed model it is in.
    pub(crate) prefix: String,
}

/// Gives every node of a plan its conditions: its own and those of what holds it.
pub(crate) fn register<'a>(
    plan: &'a Plan,
    prefix: &str,
    outer: &[&'a Guard],
    nodes: &mut BTreeMap<String, Standing<'a>>,
) {
    let with = |more: &'a [Guard], outer: &[&'a Guard]| {
        outer.iter().copied().chain(more).collect::<Vec<_>>()
    };
    let mut clauses = |clauses: &'a [PlannedClause], outer: &[&'a Guard]| {
        let mut parts = Vec::new();
        for used in clauses {
            let id = format!("{prefix}{}", used.node);
            parts.push(id.clone());
            nodes.insert(
                id,
                Standing {
                    conditions: with(&used.conditions, outer),
                    parts: Vec::new(),
                    template: Some(&used.parsed().template),
                    prefix: prefix.to_owned(),
                },
            );
        }
        parts
    };
    let mut holders = Vec::new();
    let mut other_names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    each_clause(plan, &mut |used| {
        let id = &used.parsed().clause.id;
        if *id != used.node {
            let names = other_names.entry(format!("{prefix}{id}")).or_default();
            names.push(format!("{prefix}{}", used.node));
        }
    });
    clauses(&plan.recitals, outer);
    for article in &plan.articles {
        let conditions = with(&article.conditions, outer);
        let mut parts = clauses(&article.clauses, &conditions);
        if article.definitions {
            parts.clear();
        }
        holders.push((article.id.clone(), conditions, parts));
    }
    let mut inner_plans = Vec::new();
    for annex in &plan.annexes {
        let conditions = with(&annex.conditions, outer);
        let parts = match &annex.content {
            PlannedContent::Clauses(used) => clauses(used, &conditions),
            PlannedContent::Model(inner) => {
                inner_plans.push((annex.id.clone(), inner, conditions.clone()));
                Vec::new()
            }
        };
        holders.push((annex.id.clone(), conditions, parts));
    }
    let without_text = |conditions, parts| Standing {
        conditions,
        parts,
        template: None,
        prefix: prefix.to_owned(),
    };
    for (id, conditions, parts) in holders {
        let standing = without_text(conditions, parts);
        nodes.entry(format!("{prefix}{id}")).or_insert(standing);
    }
    // A clause that goes by another name is there if one of its uses is.
    for (id, parts) in other_names {
        nodes.entry(id).or_insert(without_text(Vec::new(), parts));
    }
    for (id, inner, conditions) in inner_plans {
        register(inner, &format!("{id}:"), &conditions, nodes);
    }
}
