package press.dateline.web;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/// Secrets that a link carries. The archive keeps only their hashes, so that whoever reads its
/// database can open nothing with them.
public final class Token {

    /// 256 bits.
    private static final int BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    /// A new one, in letters that an address takes as they are.
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Whether somebody sends what [#next] may have made.
    public static boolean isToken(@Nullable String text) {
        return text != null && text.matches("[A-Za-z0-9_-]{43}");
    }

    /// What is kept of a token; of whatever else somebody sends, too.
    public static byte[] sha256(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
