package press.dateline.web;

/// Cells of CSV files that people open.
public final class CsvCells {

    private CsvCells() {}

    /// A value that no spreadsheet takes for a formula (OWASP, "CSV Injection").
    public static String harmless(String value) {
        return value.isEmpty() || "=+-@\t\r".indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }
}
