package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The sentences for people and the code that says them name the same keys.
class MessagesTests {

    /// A key as code writes it: a literal of a known family.
    private static final Pattern KEY =
            Pattern.compile(
                    "\"((?:release|company|incoming|publication|share|check|account|review|password|signin|token|day)\\.[a-z]+(?:\\.[a-z]+)*|said|long)\"");

    @Test
    void everyKeyThatIsSaidIsThereAndTheOtherWayRound() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            // Files of the database have names of the same shape.
            for (Path source :
                    sources.filter(s -> s.toString().endsWith(".java"))
                            .filter(s -> !s.toString().contains("database"))
                            .toList()) {
                Matcher keys = KEY.matcher(Files.readString(source));
                while (keys.find()) {
                    said.add(keys.group(1));
                }
            }
        }
        // Verbs of the audit trail have the same shape but are no sentences.
        said.removeIf(
                key ->
                        key.matches(
                                "(release|company|incoming)\\.(create|save|publish|schedule|withdraw|withhold|kill"
                                        + "|erase|restore|correct|uncorrect|import|register|edit|merge|copy|discard)|share\\.(make|revoke|view)"
                                        + "|account\\.(add|authorize|reset|disable|enable|password|sign)|token\\.(make|revoke)"));

        Set<String> there = new TreeSet<>(messages().stringPropertyNames());
        there.remove("typeMismatch");
        assertThat(there).isEqualTo(said);
    }

    @Test
    void everySentenceIsOne() throws IOException {
        messages()
                .forEach(
                        (key, sentence) ->
                                assertThat(sentence.toString())
                                        .as(key.toString())
                                        .matches("(?s)[A-Z\"{].*[.}]"));
    }

    private static Properties messages() throws IOException {
        var messages = new Properties();
        try (Reader file =
                new InputStreamReader(
                        Objects.requireNonNull(
                                MessagesTests.class.getResourceAsStream("/messages.properties")),
                        StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        return messages;
    }
}
