//! Smaller lines that still show what a line shows.

use serde_json::Value;

/// Takes away, piece by piece, whatever is not needed for `shows` to hold.
pub fn shrink(line: &Value, shows: &dyn Fn(&Value) -> bool) -> Value {
    let mut smallest = line.clone();
    while let Some(smaller) = smaller(&smallest).into_iter().find(|line| shows(line)) {
        smallest = smaller;
    }
    smallest
}

/// The same value without one of its pieces, at whatever depth; the largest pieces first.
fn smaller(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    match value {
        Value::Array(values) => {
            for at in 0..values.len() {
                let mut fewer = values.clone();
                fewer.remove(at);
                found.push(Value::Array(fewer));
            }
            for (at, inner) in values.iter().enumerate() {
                found.extend(smaller(inner).into_iter().map(|inner| {
                    let mut same = values.clone();
                    if let Some(place) = same.get_mut(at) {
                        *place = inner;
                    }
                    Value::Array(same)
                }));
            }
        }
        Value::Object(members) => {
            for name in members.keys() {
                let mut fewer = members.clone();
                fewer.remove(name);
                found.push(Value::Object(fewer));
            }
            for (name, inner) in members {
                found.extend(smaller(inner).into_iter().map(|inner| {
                    let mut same = members.clone();
                    same.insert(name.clone(), inner);
                    Value::Object(same)
                }));
            }
        }
        _ => {}
    }
    found
}
