//! Words and forms: verdicts and traces as sentences, tables and JSON.
