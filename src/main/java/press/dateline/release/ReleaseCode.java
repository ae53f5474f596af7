package press.dateline.release;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.Locale;

/// The permanent code of a release: ten random characters of Crockford's base32, 50 bits, so that
/// codes neither count nor order what is hidden.
public final class ReleaseCode {

    public static final int LENGTH = 10;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReleaseCode() {}

    static String next() {
        var code = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> code.append(ALPHABET.charAt(i)));
        return code.toString();
    }

    /// A code as people type it: capitals, and o, i, l for 0, 1, 1 (Crockford, "Base 32").
    ///
    /// @return null where it is no code
    public static @Nullable String read(String typed) {
        if (typed.length() != LENGTH) {
            return null;
        }
        String code =
                typed.toLowerCase(Locale.ROOT)
                        .replace('o', '0')
                        .replace('i', '1')
                        .replace('l', '1');
        return code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0) ? code : null;
    }
}
