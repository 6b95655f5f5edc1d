//! One service as bytes, column by column.

use super::interned::Interned;
use super::verbs::{Verbs, nouns, split};
use super::writer::Writer;
use crate::decode::MANY;
use crate::fronts;
use crate::kind::Cardinality;
use crate::model::{ActionModel, Need, ResourceUseModel, ServiceModel};

/// The record of a service.
pub(super) fn record(service: &ServiceModel, verbs: &Verbs) -> Vec<u8> {
    let nouns = nouns(service, verbs);
    let actions = in_order_of_nouns(service, verbs, &nouns);
    let mut sets = Sets::new(service);
    let type_keys: Vec<usize> = service
        .resource_types
        .iter()
        .map(|resource_type| sets.keys(&resource_type.keys))
        .collect();
    let action_uses: Vec<usize> = actions
        .iter()
        .map(|action| sets.uses(&action.resources))
        .collect();
    let action_keys: Vec<usize> = actions
        .iter()
        .map(|action| sets.keys(&action.keys))
        .collect();

    let mut writer = Writer::default();
    write_names(&mut writer, verbs, &nouns, &actions);
    write_types(&mut writer, service);
    type_keys.iter().for_each(|number| writer.number(*number));
    write_keys(&mut writer, service);
    writer.lists(&sets.keys.items);
    write_uses(&mut writer, &sets.uses.items);
    action_uses.iter().for_each(|number| writer.number(*number));
    action_keys.iter().for_each(|number| writer.number(*number));
    writer.bytes
}

/// The actions noun by noun, the verbs of each in the order of their numbers: as the decoder puts names together.
fn in_order_of_nouns<'m>(
    service: &'m ServiceModel,
    verbs: &Verbs,
    nouns: &[(&str, Vec<usize>)],
) -> Vec<&'m ActionModel> {
    let mut actions = Vec::new();
    for (noun, set) in nouns {
        for verb in set.iter().filter_map(|number| verbs.verbs.get(*number)) {
            let found = service
                .actions
                .iter()
                .find(|action| split(&action.name) == (verb.as_str(), *noun));
            actions.extend(found);
        }
    }
    actions
}

fn write_names(
    writer: &mut Writer,
    verbs: &Verbs,
    nouns: &[(&str, Vec<usize>)],
    actions: &[&ActionModel],
) {
    writer.lines(nouns.iter().map(|(noun, _)| *noun));
    for (_, set) in nouns {
        let number = verbs.sets.iter().position(|known| known == set);
        writer.number(number.unwrap_or_default());
    }
    let usual = nouns.iter().flat_map(|(_, set)| set);
    let exceptions: Vec<(usize, u8)> = usual
        .zip(actions)
        .enumerate()
        .filter(|(_, (verb, action))| verbs.levels.get(**verb) != Some(&action.level))
        .map(|(at, (_, action))| (at, action.level.code()))
        .collect();
    writer.number(exceptions.len());
    let mut before = 0;
    for (at, level) in exceptions {
        writer.number(at - before);
        writer.number(usize::from(level));
        before = at;
    }
}

fn write_types(writer: &mut Writer, service: &ServiceModel) {
    let types = &service.resource_types;
    writer.lines(types.iter().map(|kind| kind.name.as_str()));
    let arns: Vec<(u8, &str)> = types
        .iter()
        .map(|kind| fronts::split(&kind.arn, &service.prefix))
        .collect();
    writer.bytes.extend(arns.iter().map(|(front, _)| front));
    writer.lines(arns.iter().map(|(_, tail)| *tail));
}

fn write_keys(writer: &mut Writer, service: &ServiceModel) {
    let names: Vec<String> = service
        .keys
        .iter()
        .map(|key| fronts::short_key(&key.name, &service.prefix))
        .collect();
    writer.lines(names.iter().map(String::as_str));
    for key in &service.keys {
        let many = match key.cardinality {
            Cardinality::Single => 0,
            Cardinality::Many => MANY,
        };
        writer.bytes.push(key.kind.code() | many);
    }
}

fn write_uses(writer: &mut Writer, uses: &[Vec<(usize, usize)>]) {
    writer.number(uses.len());
    for list in uses {
        writer.number(list.len());
        for (packed, keys) in list {
            writer.number(*packed);
            writer.number(*keys);
        }
    }
}

/// The sets of keys and of resource types that a service's actions refer to, each written once.
struct Sets<'m> {
    service: &'m ServiceModel,
    keys: Interned<Vec<usize>>,
    uses: Interned<Vec<(usize, usize)>>,
}

impl<'m> Sets<'m> {
    /// The empty sets have the number 0.
    fn new(service: &'m ServiceModel) -> Self {
        let (mut keys, mut uses) = (Interned::new(), Interned::new());
        keys.number(Vec::new());
        uses.number(Vec::new());
        Self {
            service,
            keys,
            uses,
        }
    }

    fn keys(&mut self, names: &[String]) -> usize {
        let known = &self.service.keys;
        let mut set: Vec<usize> = names
            .iter()
            .filter_map(|name| known.iter().position(|key| key.name == *name))
            .collect();
        set.sort_unstable();
        self.keys.number(set)
    }

    fn uses(&mut self, uses: &[ResourceUseModel]) -> usize {
        let mut list = Vec::new();
        for used in uses {
            let kind = self
                .service
                .resource_types
                .iter()
                .position(|kind| kind.name == used.resource_type);
            let Some(kind) = kind else {
                continue;
            };
            let keys = self.keys(&used.keys);
            list.push((kind << 1 | usize::from(used.need == Need::Required), keys));
        }
        self.uses.number(list)
    }
}
