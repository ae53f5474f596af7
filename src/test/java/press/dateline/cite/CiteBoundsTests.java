package press.dateline.cite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import press.dateline.browse.PublicEdition;
import press.dateline.release.CanonicalText;
import press.dateline.release.ReleaseText;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Texts that are made to be slow end in time that grows with their length alone.
class CiteBoundsTests {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(strings = {" ", ".", "[", "...", "a ", "=", "/r/", "\t"})
    void endsWithAMillionSigns(String unit) {
        String filling = unit.repeat(1_000_000 / unit.length());
        var text =
                new ReleaseText(
                        "Headline",
                        List.of(),
                        List.of(),
                        "",
                        List.of(),
                        null,
                        "",
                        "en",
                        "<pre>x" + filling + "x</pre>",
                        "",
                        "",
                        List.of(),
                        "");
        var edition = new PublicEdition("0", "/r", 1, 1, Instant.EPOCH, text, List.of());
        String passage = "x" + filling.substring(0, 10_000);
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    assertThat(CanonicalText.of(text)).startsWith("Headline\n\nLanguage: en\n");
                    EditionText here = EditionText.of(edition);
                    here.find(passage);
                    here.nearest(passage);
                    NamedCodes.in("x" + filling);
                });
    }
}
