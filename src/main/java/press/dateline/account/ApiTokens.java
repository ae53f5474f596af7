package press.dateline.account;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.journal.Audit;
import press.dateline.web.Program.Scope;
import press.dateline.web.Token;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tokens of programs: made, found, revoked. A token is shown once; only its hash is kept.
@Component
@Transactional
public class ApiTokens {

    private static final String TOKENS =
            """
            select t.id, t.name, t.scopes, t.limited, t.made_at, t.made_by, t.expires_at, t.revoked_at,
                   t.last_used_at, t.last_used_from,
                   array(select c.company_id from api_token_company c where c.api_token_id = t.id) as companies
            from api_token t
            """;

    /// A last use is noted at most this often, so that a busy program does not write at each request.
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Audit audit;
    private final Clock clock;

    ApiTokens(JdbcClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// The latest first, revoked ones too.
    @Transactional(readOnly = true)
    List<ApiToken> all() {
        return database.sql(TOKENS + "order by t.id desc").query((row, n) -> read(row)).list();
    }

    private static ApiToken read(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                ApiToken.scopes((String[]) array(row, "scopes")),
                row.getBoolean("limited")
                        ? new HashSet<>(Arrays.asList((Long[]) array(row, "companies")))
                        : null,
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getTimestamp("expires_at").toInstant(),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"),
                row.getString("last_used_from"));
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /// Makes a token.
    ///
    /// @param name of the program, as an account's
    /// @param only ids of the companies that it is for; null for every company
    /// @return the token, which is shown once
    /// @throws AccountDesk.Refused where the name is taken or is none
    public String make(
            String name,
            Collection<Scope> scopes,
            @Nullable Set<Long> only,
            Duration lifetime,
            String actor) {
        AccountDesk.refuseBadName("A token's name", name);
        String token = Token.next();
        try {
            long id =
                    database.sql(
                                    """
                                    insert into api_token
                                        (token_sha256, name, scopes, limited, made_by, expires_at)
                                    values (:hash, :name, :scopes, :limited, :actor, :expires)
                                    returning id\
                                    """)
                            .param("hash", Token.sha256(token))
                            .param("name", name)
                            .param(
                                    "scopes",
                                    scopes.stream().map(Scope::name).toArray(String[]::new))
                            .param("limited", only != null)
                            .param("actor", actor)
                            .param(
                                    "expires",
                                    clock.instant().plus(lifetime).atOffset(ZoneOffset.UTC))
                            .query(Long.class)
                            .single();
            database.sql("insert into api_token_company select :id, unnest(:companies)")
                    .param("id", id)
                    .param("companies", only == null ? new Long[0] : only.toArray(Long[]::new))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AccountDesk.Refused("There is a token named " + name + " already.");
        }
        audit.record(actor, "token.make", name);
        return token;
    }

    /// Ends a token at once; once more, it changes nothing.
    void revoke(long id, String actor) {
        database.sql(
                        """
                        update api_token set revoked_at = now()
                        where id = :id and revoked_at is null returning name\
                        """)
                .param("id", id)
                .query(String.class)
                .optional()
                .ifPresent(name -> audit.record(actor, "token.revoke", name));
    }

    /// The good token that somebody sends.
    ///
    /// @param address from where, which is noted
    Optional<ApiToken> use(String sent, String address) {
        if (!Token.isToken(sent)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiToken> found =
                database.sql(TOKENS + "where t.token_sha256 = :hash")
                        .param("hash", Token.sha256(sent))
                        .query((row, n) -> read(row))
                        .optional()
                        .filter(token -> token.isGood(now));
        found.filter(token -> isNoted(token, now, address))
                .ifPresent(
                        token ->
                                database.sql(
                                                """
                                                update api_token
                                                set last_used_at = :now, last_used_from = :address
                                                where id = :id\
                                                """)
                                        .param("now", now.atOffset(ZoneOffset.UTC))
                                        .param("address", address)
                                        .param("id", token.id())
                                        .update());
        return found;
    }

    private static boolean isNoted(ApiToken token, Instant now, String address) {
        Instant last = token.lastUsedAt();
        return last == null
                || !address.equals(token.lastUsedFrom())
                || last.plus(NOTED).isBefore(now);
    }
}
