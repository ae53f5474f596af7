package press.dateline.intake;

import org.springframework.core.NestedExceptionUtils;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Writes batches of which one thing may be refused: then each is written by itself, so that it does
/// not take the others with it.
public final class OneByOne {

    private OneByOne() {}

    /// Writes a batch, or what of it can be written.
    ///
    /// @param writing in one transaction; what it returns for several things and for each alone is the
    ///     same
    /// @param refused what is returned for a thing that cannot be written, with the reason
    /// @throws RuntimeException that of the writing, where the database is gone and everything would fail
    public static <T, R> List<R> write(
            List<T> batch, Function<List<T>, List<R>> writing, BiFunction<T, String, R> refused) {
        try {
            return writing.apply(batch);
        } catch (RuntimeException failure) {
            refuseWithoutDatabase(failure);
        }
        var results = new ArrayList<R>();
        for (T one : batch) {
            try {
                results.addAll(writing.apply(List.of(one)));
            } catch (RuntimeException failure) {
                refuseWithoutDatabase(failure);
                results.add(refused.apply(one, "It could not be kept: " + reason(failure)));
            }
        }
        return results;
    }

    private static String reason(RuntimeException failure) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given");
    }

    /// A database that has gone fails everything; the run ends and says so instead.
    private static void refuseWithoutDatabase(RuntimeException failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (!(cause instanceof SQLException sql)) {
            if (cause instanceof IOException) {
                throw failure;
            }
            return;
        }
        String state = String.valueOf(sql.getSQLState());
        // Class 08: connection lost; 57P: shut down; 53: out of space or memory.
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
            throw failure;
        }
    }
}
