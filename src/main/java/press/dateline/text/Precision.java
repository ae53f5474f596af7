package press.dateline.text;

/// How exactly a release states its date.
public enum Precision {
    DAY,
    MONTH,
    YEAR,
    UNKNOWN
}
