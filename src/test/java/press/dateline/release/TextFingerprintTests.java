package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import press.dateline.WireCopy;

import java.util.Objects;

class TextFingerprintTests {

    @Test
    void markupCaseAndLineBreaksDoNotCount() {
        String text = WireCopy.body(1);
        String html = "<p>" + text.replace("\n\n", "</p>\n\n<p>").replace(",", "&nbsp;") + "</p>";
        assertThat(TextFingerprint.ofMarkup("A headline", html))
                .isEqualTo(TextFingerprint.ofText("A HEADLINE", text.replace(' ', '\n')));
    }

    @Test
    void aShortTextHasNone() {
        assertThat(TextFingerprint.ofText("", "word ".repeat(TextFingerprint.MIN_WORDS)))
                .isNotNull();
        assertThat(TextFingerprint.ofText("", "word ".repeat(TextFingerprint.MIN_WORDS - 1)))
                .isNull();
    }

    @Test
    void oneWordElseIsNearAndAnotherReleaseFar() {
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 6; k++) {
                text.append(WireCopy.body(1000 + i * 6 + k)).append(' ');
            }
            long one = fingerprint(text.toString());
            assertThat(TextFingerprint.distance(one, fingerprint(text + " also")))
                    .isLessThanOrEqualTo(TextFingerprint.NEAR);
            assertThat(TextFingerprint.distance(one, fingerprint(WireCopy.body(i))))
                    .isGreaterThan(TextFingerprint.NEAR);
        }
    }

    private static long fingerprint(String text) {
        return Objects.requireNonNull(TextFingerprint.ofText("", text));
    }

    @Test
    void aHeadlineIsComparedByItsWords() {
        assertThat(TextFingerprint.headlineKey(" Orrin’s “Mill” — OPENS! "))
                .isEqualTo("orrin s mill opens");
        assertThat(TextFingerprint.headlineKey("--")).isEmpty();
    }
}
