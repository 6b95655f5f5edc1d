//! A kind of resource: the form of its ARNs and the condition keys that it fills.

use crate::arn_format;
use crate::key::KeyEntry;
use crate::service::Service;

/// A resource type of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct ResourceType<'c> {
    pub(crate) service: Service<'c>,
    pub(crate) at: usize,
}

impl<'c> ResourceType<'c> {
    /// Its name: `bucket`.
    pub fn name(self) -> &'c str {
        self.service.record.types.get(self.at)
    }

    /// Its service.
    pub fn service(self) -> Service<'c> {
        self.service
    }

    /// The form of its ARNs: `arn:${Partition}:s3:::${BucketName}`.
    pub fn arn(self) -> &'c str {
        self.service.record.arns.get(self.at)
    }

    /// Whether some ARN that a pattern of `*` and `?` matches is of this type; `*` alone always.
    pub fn fits(self, pattern: &str) -> bool {
        pattern == "*" || arn_format::shares(self, pattern)
    }

    /// The condition keys that such a resource fills.
    pub fn keys(self) -> impl Iterator<Item = KeyEntry<'c>> {
        let keys = &self.service.record.type_keys;
        self.service
            .keys_of_set(keys.get(self.at).copied().unwrap_or_default())
    }
}
