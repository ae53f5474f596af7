package press.dateline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.WireCopy;
import press.dateline.company.Company;
import press.dateline.intake.Duplicates.Duplicate;
import press.dateline.intake.Duplicates.Kind;
import press.dateline.release.Fingerprints;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseText;
import press.dateline.web.Sha256;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

@ArchiveTest
class DuplicatesTests {

    @Autowired private Duplicates duplicates;
    @Autowired private Originals originals;
    @Autowired private Fingerprints fingerprints;
    @Autowired private Newsroom newsroom;
    @Autowired private JdbcClient database;

    @Test
    void theSameBytesAreFoundWhateverTheySay() {
        Release release = newsroom.draft(Newsroom.text("First", "2009-03-24"));
        byte[] bytes = "as received".getBytes(StandardCharsets.UTF_8);
        originals.keep(release, bytes, 1, "text/plain", null, null);

        assertThat(duplicates.of(Sha256.of(bytes), List.of(), null, "", ""))
                .containsExactly(new Duplicate(Kind.SAME_BYTES, release.code()));
    }

    @Test
    void theSameCompanyDateAndHeadlineAreFoundHoweverTheyArePrinted() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        Release release = newsroom.publish("Orrin Opens a Mill", "2009-03-24", orrin);
        LocalDate day = LocalDate.of(2009, 3, 24);

        List<String> caps = List.of("ORRIN FOODS INC");
        assertThat(duplicates.of(null, caps, day, "ORRIN OPENS A MILL.", ""))
                .containsExactly(new Duplicate(Kind.SAME_HEADLINE, release.code()));
        assertThat(duplicates.of(null, caps, day.plusDays(1), "Orrin Opens a Mill", "")).isEmpty();
        assertThat(duplicates.of(null, caps, day, "Orrin Opens Mills", "")).isEmpty();
        assertThat(duplicates.of(null, List.of("Vale"), day, "Orrin Opens a Mill", "")).isEmpty();
    }

    @Test
    void nearlyTheSameTextOfTheDeskIsFoundAfterEachSave() {
        Release release = newsroom.draft(said("First", WireCopy.body(1) + " " + WireCopy.body(2)));
        String copy = (WireCopy.body(1) + "\n " + WireCopy.body(2)).replace("company", "firm");
        assertThat(duplicates.of(null, List.of(), null, "FIRST", copy.replace("firm", "company")))
                .containsExactly(new Duplicate(Kind.NEAR_TEXT, release.code()));
        assertThat(duplicates.of(null, List.of(), null, "First", WireCopy.body(3))).isEmpty();
        assertThat(duplicates.of(null, List.of(), null, "First", "Few words.")).isEmpty();
    }

    @Test
    void releasesFromBeforeThereWereFingerprintsAreAdded() {
        Release release = newsroom.draft(said("First", WireCopy.body(1)));
        database.sql("delete from release_fingerprint").update();
        assertThat(duplicates.of(null, List.of(), null, "First", WireCopy.body(1))).isEmpty();

        assertThat(fingerprints.addMissing()).isFalse();

        assertThat(duplicates.of(null, List.of(), null, "First", WireCopy.body(1)))
                .containsExactly(new Duplicate(Kind.NEAR_TEXT, release.code()));
    }

    private static ReleaseText said(String headline, String body) {
        ReleaseText text = Newsroom.text(headline, "2009-03-24");
        return new ReleaseText(
                text.headline(),
                text.subheadlines(),
                text.issuers(),
                text.dateline(),
                text.places(),
                text.date(),
                text.wire(),
                text.language(),
                "<p>" + body.replace("\n\n", "</p>\n\n<p>") + "</p>",
                text.about(),
                text.disclaimer(),
                text.contacts(),
                text.sourceLine());
    }
}
