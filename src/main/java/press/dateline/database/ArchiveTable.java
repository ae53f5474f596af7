package press.dateline.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A table of the schema `public`, as the database's catalogue describes it.
///
/// @param columns without generated ones, whose values follow from the others
/// @param order what to sort by so that the same rows come in the same order in every database
/// @param parents the tables whose rows must be there first; references that a transaction may
///     check at its end do not count
record ArchiveTable(String name, List<String> columns, String order, List<String> parents) {
    /// Tables that describe the database and not the archive, and those of who is signed in just
    /// now: a copy of the archive must not open a session.
    static final Set<String> EXCLUDED =
            Set.of("flyway_schema_history", "staff_session", "staff_session_attributes");

    private static final String TABLES =
            """
            select c.relname,
              array(
                select a.attname::text from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  and a.attgenerated = ''
                order by a.attnum),
              coalesce(
                (select string_agg(
                   quote_ident(a.attname)
                     || case when a.attcollation <> 0 then ' collate "C"' else '' end,
                   ', ' order by k.position)
                 from pg_index i
                 cross join unnest(i.indkey) with ordinality as k (attnum, position)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                 where i.indrelid = c.oid and i.indisprimary),
                't::text collate "C"'),
              array(
                select p.relname::text from pg_constraint f
                join pg_class p on p.oid = f.confrelid
                where f.conrelid = c.oid and f.contype = 'f' and not f.condeferrable
                  and p.oid <> c.oid)
            from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and not c.relispartition
            order by c.relname collate "C"
            """;

    /// Every table of the archive, sorted by name.
    static List<ArchiveTable> allIn(Connection connection) throws SQLException {
        List<ArchiveTable> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                if (!EXCLUDED.contains(rows.getString(1))) {
                    tables.add(
                            new ArchiveTable(
                                    rows.getString(1),
                                    strings(rows.getArray(2)),
                                    rows.getString(3),
                                    strings(rows.getArray(4))));
                }
            }
        }
        return tables;
    }

    /// Makes the session write and read every value in one way, whatever the database and the
    /// machine prefer, and lets no row be hidden and no limit of time end a long copy. Ends with
    /// the transaction.
    static void fixSettings(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    set local timezone = 'UTC';
                    set local datestyle = 'ISO, YMD';
                    set local intervalstyle = 'postgres';
                    set local extra_float_digits = 1;
                    set local bytea_output = 'hex';
                    set local search_path = public;
                    set local row_security = off;
                    set local statement_timeout = 0;
                    set local idle_in_transaction_session_timeout = 0
                    """);
        }
    }

    /// The same tables, each behind those it refers to.
    ///
    /// @throws BackupException if references that cannot be deferred form a circle
    static List<ArchiveTable> parentsFirst(List<ArchiveTable> tables) {
        List<ArchiveTable> waiting = new ArrayList<>(tables);
        List<ArchiveTable> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<String> missing = waiting.stream().map(ArchiveTable::name).toList();
            List<ArchiveTable> next =
                    waiting.stream()
                            .filter(table -> table.parents().stream().noneMatch(missing::contains))
                            .toList();
            if (next.isEmpty()) {
                throw new BackupException(
                        "The tables %s refer to one another in a circle that is not deferrable."
                                .formatted(String.join(", ", missing)));
            }
            ordered.addAll(next);
            waiting.removeAll(next);
        }
        return ordered;
    }

    /// The statement that writes the rows.
    String copyOut() {
        return "copy (select %s from %s as t order by %s) to stdout (format text)"
                .formatted(columnList(), sqlName(), order);
    }

    /// The statement that reads the rows, in the given order of columns.
    String copyIn(List<String> order) {
        return "copy %s (%s) from stdin (format text)".formatted(sqlName(), columnList(order));
    }

    String sqlName() {
        return "public." + quoted(name);
    }

    boolean hasRows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select exists (select from " + sqlName() + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /// Lets the numbers that the database gives to new rows go on behind the highest.
    void continueNumbering(Connection connection) throws SQLException {
        String find = "select pg_get_serial_sequence(?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(find)) {
            for (String column : columns) {
                statement.setString(1, sqlName());
                statement.setString(2, column);
                try (ResultSet row = statement.executeQuery()) {
                    String sequence = row.next() ? row.getString(1) : null;
                    if (sequence != null) {
                        continueNumbering(connection, sequence, column);
                    }
                }
            }
        }
    }

    private void continueNumbering(Connection connection, String sequence, String column)
            throws SQLException {
        String set =
                "select setval(?::regclass, coalesce(max(%s), 0) + 1, false) from %s"
                        .formatted(quoted(column), sqlName());
        try (PreparedStatement statement = connection.prepareStatement(set)) {
            statement.setString(1, sequence);
            statement.execute();
        }
    }

    private String columnList() {
        return columnList(columns);
    }

    private static String columnList(List<String> columns) {
        return String.join(", ", columns.stream().map(ArchiveTable::quoted).toList());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
