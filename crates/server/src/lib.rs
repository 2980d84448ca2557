//! BillStack.
