//! One evaluation: a request under one reading of the open points.

use std::cell::Cell;

use scopedown_policy::Arn;

use crate::authority::Authority;
use crate::context::Context;
use crate::open_point::{OpenPoint, OpenPoints};
use crate::request::Request;

/// How open points are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As semantics section 15 proposes.
    Proposed,
    /// The other way at one point, to see whether the decision leans on it.
    Otherwise(OpenPoint),
}

/// Everything that a clause may look at.
pub(crate) struct Case<'a> {
    pub(crate) authority: &'a Authority,
    pub(crate) request: &'a Request<'a>,
    pub(crate) arn: Option<Arn<'a>>,
    /// The context of the request, or that context with values tried for unknown keys.
    pub(crate) context: &'a Context,
    pub(crate) reading: Reading,
    /// The open points that were met.
    pub(crate) met: Cell<OpenPoints>,
}

impl<'a> Case<'a> {
    pub(crate) fn new(
        authority: &'a Authority,
        request: &'a Request<'a>,
        context: &'a Context,
        reading: Reading,
    ) -> Self {
        Self {
            authority,
            request,
            arn: request.resource.arn(),
            context,
            reading,
            met: Cell::new(OpenPoints::NONE),
        }
    }

    /// The answer under this reading where a point is open; notes that it was met.
    pub(crate) fn read(&self, point: OpenPoint, proposed: bool, otherwise: bool) -> bool {
        if proposed == otherwise {
            return proposed;
        }
        self.met.set(self.met.get().with(point));
        if self.reading == Reading::Otherwise(point) {
            otherwise
        } else {
            proposed
        }
    }
}
