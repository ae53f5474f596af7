package press.dateline.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import press.dateline.web.PageProblem;
import press.dateline.web.Program;
import press.dateline.web.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Does once what a program may have to ask for twice, because it did not hear the answer: the second
/// request with the same `Idempotency-Key` is told what the first one did. That is kept in the
/// transaction that does it, so there is none without the other. What was refused can be asked again.
@Component
class OnceOnly {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final int MAX_KEY = 200;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    OnceOnly(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /// What was done.
    ///
    /// @param code of the release to which it was done
    /// @param isAgain whether it was done before
    record Done(String code, boolean isAgain) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(byte[] asked, @Nullable String code) {}

    /// Does something in a transaction, unless it was done for the same key.
    ///
    /// @param key as sent; null does it in any case
    /// @param what the verb and the address
    /// @param sent with it
    /// @param doing does it, and says the code of the release
    /// @throws PageProblem where the key was used for something else
    Done done(
            Program program,
            @Nullable String key,
            String what,
            byte[] sent,
            Supplier<String> doing) {
        if (key == null) {
            return Objects.requireNonNull(
                    transaction.execute(status -> new Done(doing.get(), false)));
        }
        refuseUnusable(key);
        byte[] asked = hash(what, sent);
        return Objects.requireNonNull(
                transaction.execute(status -> once(program, key, asked, doing)));
    }

    private static boolean isSeen(int letter) {
        return letter > ' ' && letter < 0x7f;
    }

    private static void refuseUnusable(String key) {
        if (key.isBlank() || key.length() > MAX_KEY || !key.chars().allMatch(OnceOnly::isSeen)) {
            throw PageProblem.badRequest(
                    "The Idempotency-Key has 1 to %d letters, digits or signs.".formatted(MAX_KEY));
        }
    }

    /// Refuses a key with which nothing can be done, before anything is received.
    ///
    /// @throws PageProblem where it was used for something else
    void check(Program program, @Nullable String key, String what, byte[] sent) {
        if (key != null) {
            refuseUnusable(key);
            byte[] asked = hash(what, sent);
            kept(program, key).ifPresent(kept -> refuseOther(kept, asked));
        }
    }

    private static byte[] hash(String what, byte[] sent) {
        String asked = what + "\n" + Sha256.hex(sent);
        return Sha256.of(asked.getBytes(StandardCharsets.UTF_8));
    }

    private Done once(Program program, String key, byte[] asked, Supplier<String> doing) {
        database.sql("delete from api_answer where made_at < now() - interval '24 hours'").update();
        // A second request at the same time waits here for the first one.
        int begun =
                database.sql(
                                """
                                insert into api_answer (token_id, key, asked_sha256)
                                values (:token, :key, :asked) on conflict do nothing\
                                """)
                        .param("token", program.token())
                        .param("key", key)
                        .param("asked", asked)
                        .update();
        if (begun == 0) {
            return again(program, key, asked);
        }
        String code = doing.get();
        database.sql(
                        """
                        update api_answer set code = :code
                        where token_id = :token and key = :key\
                        """)
                .param("code", code)
                .param("token", program.token())
                .param("key", key)
                .update();
        return new Done(code, false);
    }

    private Done again(Program program, String key, byte[] asked) {
        Kept kept = kept(program, key).orElseThrow();
        refuseOther(kept, asked);
        return new Done(Objects.requireNonNull(kept.code()), true);
    }

    private Optional<Kept> kept(Program program, String key) {
        return database.sql(
                        """
                        select asked_sha256, code from api_answer
                        where token_id = :token and key = :key\
                        """)
                .param("token", program.token())
                .param("key", key)
                .query((row, n) -> new Kept(row.getBytes(1), row.getString(2)))
                .optional();
    }

    private static void refuseOther(Kept kept, byte[] asked) {
        if (kept.code() == null || !Arrays.equals(kept.asked(), asked)) {
            throw new PageProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "This Idempotency-Key was used for another request.");
        }
    }
}
