package press.dateline.text;

/// A range of the decoded original and what it serves. The parts of a release cover the whole
/// document, in order, without gap or overlap.
public record Part(PartKind kind, Span span) {}
