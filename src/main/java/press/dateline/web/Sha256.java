package press.dateline.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash by which the archive knows documents and secrets.
public final class Sha256 {

    private Sha256() {}

    /// Its 32 bytes.
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
