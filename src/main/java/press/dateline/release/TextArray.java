package press.dateline.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// A column of texts, such as the subheadlines.
public final class TextArray {

    private TextArray() {}

    /// The texts of a column of the current row, in order.
    ///
    /// @param column of type `text[]`, not null, without null inside
    public static List<String> of(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
