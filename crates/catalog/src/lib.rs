//! What AWS has: services, actions, access levels, resource types, ARN formats, condition keys.
