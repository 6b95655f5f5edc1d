//! The EKS Pod Identity association: model, rules, the session it makes, the forms it is written in.
