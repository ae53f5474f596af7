package press.dateline.database;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The login of the public pool: it may read the public views and nothing else, so a query that
/// forgets the visibility rule fails instead of leaking. Made anew after each migration; its
/// password follows from the main account's, so every node computes the same.
class PublicRole {

    private static final Logger LOG = LoggerFactory.getLogger(PublicRole.class);
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final String mainPassword;
    private String name = "";
    private volatile boolean there;

    PublicRole(String mainPassword) {
        this.mainPassword = mainPassword;
    }

    /// Whether the role could be made; where not, the views alone keep hidden what is hidden.
    boolean isThere() {
        return there;
    }

    /// The database's name with `_public`, so that two archives of one server do not share a role.
    String name() {
        return name;
    }

    String password() {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(
                    new SecretKeySpec(mainPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(hmac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    Callback afterMigration() {
        return new Callback() {
            @Override
            public boolean supports(Event event, Context context) {
                return event == Event.AFTER_MIGRATE;
            }

            @Override
            public boolean canHandleInTransaction(Event event, Context context) {
                return true;
            }

            @Override
            public void handle(Event event, Context context) {
                try (Connection connection =
                        context.getConfiguration().getDataSource().getConnection()) {
                    prepare(connection);
                } catch (SQLException failure) {
                    throw new IllegalStateException(
                            "The public role could not be prepared: " + failure.getMessage(),
                            failure);
                }
            }

            @Override
            public String getCallbackName() {
                return "public role";
            }
        };
    }

    private void prepare(Connection connection) throws SQLException {
        if (mainPassword.isEmpty() || mainPassword.equals("null")) {
            LOG.warn(
                    "The database account has no password to derive the public role's from; the"
                            + " public views alone keep hidden what is hidden.");
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Two nodes that start at once would alter the role at once.
            statement.execute("select pg_advisory_xact_lock(hashtext('dateline.public-role'))");
            name = text(statement, "select left(current_database(), 56) || '_public'");
            String role = text(statement, "select quote_ident('" + name.replace("'", "''") + "')");
            if (text(
                            statement,
                            "select count(*) from pg_roles where rolname = '"
                                    + name.replace("'", "''")
                                    + "'")
                    .equals("0")) {
                statement.execute("create role " + role + " login");
            }
            statement.execute("alter role " + role + " login password '" + password() + "'");
            statement.execute("alter role " + role + " set default_transaction_read_only = on");
            statement.execute("alter role " + role + " set statement_timeout = '5s'");
            statement.execute("revoke all on all tables in schema public from " + role);
            for (String view : publicViews(statement)) {
                statement.execute("grant select on " + view + " to " + role);
            }
            connection.commit();
            there = true;
        } catch (SQLException failure) {
            connection.rollback();
            if (!INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
                throw failure;
            }
            LOG.warn(
                    "The database account may not create the public role ({}); the public views"
                            + " alone keep hidden what is hidden. Grant it CREATEROLE, or set"
                            + " DATELINE_PUBLIC_DATASOURCE_USERNAME to a role of your own.",
                    failure.getMessage());
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static List<String> publicViews(Statement statement) throws SQLException {
        var views = new ArrayList<String>();
        try (ResultSet rows =
                statement.executeQuery(
                        """
                        select quote_ident(viewname) from pg_views
                        where schemaname = 'public' and viewname like 'public\\_%'\
                        """)) {
            while (rows.next()) {
                views.add(rows.getString(1));
            }
        }
        return views;
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
