package press.dateline.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/// What the layout says of the archive on every page.
@Component
public class Site {

    /// The same on every public answer: a lifetime that ended at the next embargo would publish the
    /// schedule.
    public static final String PUBLIC_CACHE_CONTROL = "public, max-age=0, s-maxage=1";

    private final ArchiveSettings settings;
    private final String assets;

    Site(ArchiveSettings settings) {
        this.settings = settings;
        this.assets = fingerprint();
    }

    public String name() {
        return settings.name();
    }

    public @Nullable String contact() {
        return settings.contact();
    }

    /// The contact as a link: a web address as it is, an e-mail address as `mailto:`.
    public @Nullable String contactLink() {
        String contact = settings.contact();
        return contact == null || contact.startsWith("http") ? contact : "mailto:" + contact;
    }

    /// Whether the archive can be had as files.
    public boolean offersDumps() {
        return settings.dumpTime() != null;
    }

    /// The whole address of a path of the archive, which may be as it is read: letters that are none of
    /// ASCII's, which headers and sitemaps do not hold, are encoded.
    public String url(String path) {
        String address = settings.baseUrl() + path;
        if (address.chars().allMatch(c -> c < 0x80)) {
            return address;
        }
        var encoded = new StringBuilder();
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    /// The address of a style sheet or script, with a mark that changes with the files, so that
    /// browsers can keep them for a year.
    public String asset(String name) {
        return "/assets/" + name + "?" + assets;
    }

    private static String fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath:/static/*.*");
            Arrays.sort(files, Comparator.comparing(f -> String.valueOf(f.getFilename())));
            for (Resource file : files) {
                sha256.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(sha256.digest(), 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
