package press.dateline.web;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/// What the archive asks of a password: length, nothing else (NIST SP 800-63B, 3.1.1).
public final class Passwords {

    public static final int MIN_LENGTH = 12;

    /// bcrypt reads no more than 72 bytes; a longer password would be cut without a word.
    public static final int MAX_BYTES = 72;

    private Passwords() {}

    /// What is wrong with a password, as the end of a sentence; null where nothing is.
    public static @Nullable String problem(String password) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return "is shorter than " + MIN_LENGTH + " characters";
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return "is longer than " + MAX_BYTES + " bytes";
        }
        if (password.chars().distinct().count() < 5) {
            return "has fewer than five different characters";
        }
        return null;
    }
}
