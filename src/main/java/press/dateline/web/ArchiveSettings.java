package press.dateline.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/// What an installation can set; the README's table lists the names of the environment.
///
/// @param dataDirectory where the embedded database keeps its files
/// @param samples whether an empty archive is filled with samples; null decides by the database
/// @param adminPassword of the first administrator; null makes a random one
/// @param name of the archive, in the header and titles
/// @param contact an e-mail address or a web address for readers; null without one
/// @param zone of the archive's days and ages
/// @param baseUrl of absolute links, without a closing slash
/// @param pageMemory for the pages that are kept; zero keeps none
/// @param dumpTime when the dump for readers is made, in `zone`; null for never
@ConfigurationProperties("dateline")
public record ArchiveSettings(
        Path dataDirectory,
        @Nullable Boolean samples,
        @Nullable String adminPassword,
        String name,
        @Nullable String contact,
        ZoneId zone,
        URI baseUrl,
        DataSize pageMemory,
        @Nullable LocalTime dumpTime) {

    private static final int MAX_NAME = 60;

    @ConstructorBinding
    ArchiveSettings(
            @DefaultValue("./data") String dataDirectory,
            @DefaultValue("") String samples,
            @DefaultValue("") String adminPassword,
            @DefaultValue("Dateline") String name,
            @DefaultValue("") String contact,
            @DefaultValue("UTC") String zone,
            @DefaultValue("http://localhost:8080") String baseUrl,
            @DefaultValue("32MB") String pageMemory,
            @DefaultValue("03:00") String dumpTime) {
        this(
                directory(dataDirectory),
                truth(samples),
                adminPassword.isEmpty() ? null : password(adminPassword),
                name(name),
                contact.isBlank() ? null : contact(contact.strip()),
                zone(zone),
                baseUrl(baseUrl),
                pageMemory(pageMemory),
                dumpTime(dumpTime));
    }

    /// Whether readers reach the archive by https, which makes its cookies secure.
    public boolean isSecure() {
        return "https".equals(baseUrl.getScheme());
    }

    /// Without the password: settings end up in logs.
    @Override
    public String toString() {
        return name + " at " + baseUrl + ", data in " + dataDirectory;
    }

    private static Path directory(String value) {
        try {
            if (!value.isBlank()) {
                return Path.of(value).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException notAPath) {
            // Reported below, as a blank one is.
        }
        throw new BadSetting("DATELINE_DATA_DIRECTORY", value, "is not a path of a directory");
    }

    private static @Nullable Boolean truth(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadSetting("DATELINE_SAMPLES", value, "is neither true nor false");
        };
    }

    private static String password(String value) {
        String problem = Passwords.problem(value);
        if (problem != null) {
            throw new BadSetting("DATELINE_ADMIN_PASSWORD", "(not shown)", problem);
        }
        return value;
    }

    private static String name(String value) {
        String name = value.strip();
        if (name.isEmpty()
                || name.length() > MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadSetting(
                    "DATELINE_NAME", value, "is not a name of 1 to " + MAX_NAME + " characters");
        }
        return name;
    }

    private static String contact(String value) {
        boolean address = value.matches("[^\\s@<>\"]{1,200}@[^\\s@<>\"]{1,200}");
        if (!address && !isWebAddress(value)) {
            throw new BadSetting(
                    "DATELINE_CONTACT", value, "is neither an e-mail address nor a web address");
        }
        return value;
    }

    private static ZoneId zone(String value) {
        try {
            return ZoneId.of(value.strip());
        } catch (DateTimeException unknown) {
            throw new BadSetting(
                    "DATELINE_ZONE", value, "is not a time zone such as UTC or Europe/Paris");
        }
    }

    private static URI baseUrl(String value) {
        String url = value.strip();
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        if (!isWebAddress(url)) {
            throw new BadSetting(
                    "DATELINE_BASE_URL",
                    value,
                    "is not an address such as https://archive.example.com");
        }
        return URI.create(url);
    }

    private static DataSize pageMemory(String value) {
        try {
            DataSize size = DataSize.parse(value.strip());
            if (!size.isNegative()) {
                return size;
            }
        } catch (IllegalArgumentException notASize) {
            // Reported below, as less than nothing is.
        }
        throw new BadSetting("DATELINE_PAGE_MEMORY", value, "is not a size such as 32MB");
    }

    private static @Nullable LocalTime dumpTime(String value) {
        String time = value.strip().toLowerCase(Locale.ROOT);
        try {
            return time.equals("never") ? null : LocalTime.parse(time);
        } catch (DateTimeException notATime) {
            throw new BadSetting(
                    "DATELINE_DUMP_TIME", value, "is neither a time such as 03:00 nor never");
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            var uri = new URI(value);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
