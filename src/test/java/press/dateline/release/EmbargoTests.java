package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;
import press.dateline.release.ReleaseDesk.Publishing;
import press.dateline.web.Staff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@ArchiveTest
class EmbargoTests {

    @Autowired DueReleases due;
    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired ReleaseDesk desk;
    @Autowired JdbcClient database;

    private Company orrin;
    private Release draft;
    private String record;

    @BeforeEach
    void draft() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        draft = newsroom.draft(Newsroom.text("Quetzalbird", "2009-01-01", orrin));
        record = "/admin/releases/" + draft.code();
    }

    private Instant in(int hours) {
        return desk.archiveNow().plus(Duration.ofHours(hours));
    }

    private void schedule(int hours) {
        desk.publish(draft.code(), new Publishing(null, in(hours), null), Staff.program("tester"));
    }

    private List<String> journal() {
        return database.sql("select event from journal order by number")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> shown() {
        return read(web, "/").texts(".rows h2");
    }

    @Test
    void aReleaseBecomesPublicAtItsInstantWithoutAWrite() {
        schedule(3);

        assertThat(shown()).isEmpty();
        assertThat(read(web, "/releases/" + draft.code()).status()).isEqualTo(404);
        assertThat(read(web, "/companies/orrin-foods-inc").status()).isEqualTo(404);
        assertThat(readAsStaff(web, record).text(".state")).isEqualTo("embargoed");
        assertThat(readAsStaff(web, "/admin").texts("td a")).contains("Quetzalbird");
        assertThat(journal()).isEmpty();

        newsroom.moveClock(3);

        assertThat(shown()).containsExactly("Quetzalbird");
        assertThat(read(web, "/").texts(".years li")).containsExactly("2009 1");
        assertThat(read(web, "/companies/orrin-foods-inc").status()).isEqualTo(200);
        assertThat(readAsStaff(web, record).text(".state")).isEqualTo("published");
    }

    @Test
    void theJournalSaysItOnceWhoeverLooks() throws Exception {
        schedule(3);
        assertThat(desk.announceDue()).isZero();
        newsroom.moveClock(4);

        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            Callable<Integer> look = () -> desk.announceDue();
            int said = 0;
            for (var node : nodes.invokeAll(List.of(look, look, look, look))) {
                said += node.get();
            }
            assertThat(said).isEqualTo(1);
        }

        assertThat(journal()).containsExactly("published");
        assertThat(desk.announceDue()).isZero();
        assertThat(database.sql("select counted from release").query(Boolean.class).single())
                .isTrue();
        assertThat(read(web, "/").texts(".years li")).containsExactly("2009 1");
    }

    @Test
    void oneThatCannotBeSaidHoldsBackNoOther() {
        schedule(3);
        Release other =
                newsroom.draft(
                        Newsroom.text("Other", "2009-03-24", newsroom.company("Orrin Foods")));
        newsroom.schedule(other, 3);
        newsroom.moveClock(4);
        database.sql("drop trigger if exists fault on release").update();
        database.sql(
                        """
                        create or replace function fault() returns trigger language plpgsql as
                        $$ begin raise exception 'a fault'; end $$\
                        """)
                .update();
        database.sql(
                        "create trigger fault before update on release for each row when (old.code"
                                + " = '"
                                + draft.code()
                                + "') execute function fault()")
                .update();
        try {
            due.look();

            // Readers have both; of the one the journal will say it later.
            assertThat(shown()).containsExactlyInAnyOrder("Quetzalbird", "Other");
            assertThat(said(other)).isEqualTo(1);
            assertThat(said(draft)).isZero();
        } finally {
            database.sql("drop trigger fault on release").update();
        }
        due.look();
        assertThat(said(draft)).isEqualTo(1);
        assertThat(said(other)).isEqualTo(1);
    }

    private int said(Release release) {
        return database.sql("select count(*) from journal where release_id = :id")
                .param("id", release.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatHappensBeforeTheJournalSaysItIsSaidAfterIt() {
        schedule(3);
        newsroom.moveClock(4);

        send(web, record + "/withdrawal", "reason", "Sent too early.");

        assertThat(journal()).containsExactly("published", "withdrawn");
        assertThat(desk.announceDue()).isZero();
    }

    @Test
    void theTimeCanBeMovedAndTakenBack() {
        schedule(30);
        schedule(2);
        newsroom.moveClock(1);
        assertThat(shown()).isEmpty();
        schedule(5);
        newsroom.moveClock(3);
        assertThat(shown()).isEmpty();

        Answer back = send(web, record + "/schedule/removal");
        assertThat(back.location()).isEqualTo(record);
        assertThat(readAsStaff(web, record).text(".state")).isEqualTo("draft");
        newsroom.moveClock(100);
        assertThat(shown()).isEmpty();
        // Once more, it is as it is.
        assertThat(send(web, record + "/schedule/removal").status()).isEqualTo(302);

        send(web, record + "/publication");
        assertThat(send(web, record + "/publication").status()).isEqualTo(302);
        assertThat(shown()).containsExactly("Quetzalbird");
        assertThat(send(web, record + "/schedule/removal").status()).isEqualTo(409);
        assertThat(database.sql("select number from publication").query(Integer.class).list())
                .containsExactly(1);
    }

    @Test
    void aCorrectionUnderEmbargoReplacesWhatWasScheduledAndLeavesNoNumber() {
        schedule(3);
        send(
                web,
                record + "/edit",
                "base",
                "1",
                "headline",
                "Corrected",
                "body",
                "Text.",
                "releasedOn",
                "2010-01-01",
                "companies[0].printed",
                orrin.name(),
                "action",
                "publish");
        assertThat(readAsStaff(web, record + "/publication").texts(".diff h2"))
                .contains("Headline");
        schedule(3);

        newsroom.moveClock(3);

        assertThat(shown()).containsExactly("Corrected");
        assertThat(read(web, "/").texts(".years li")).containsExactly("2010 1");
        assertThat(read(web, "/releases/" + draft.code() + "/corrected").text(".facts"))
                .contains("1 of 1");
    }

    @Test
    void aPublicReleaseCannotBeHiddenByALaterTime() {
        send(web, record + "/publication");
        send(web, record + "/edit", "base", "1", "headline", "Second", "action", "save");

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () ->
                                        desk.publish(
                                                draft.code(),
                                                new Publishing(null, in(1), null),
                                                Staff.program("tester"))))
                .isInstanceOf(WrongState.class);
        assertThat(shown()).containsExactly("Quetzalbird");
    }

    @Test
    void theFormTakesATimeInAZone() {
        Answer done =
                send(
                        web,
                        record + "/publication",
                        "when",
                        "later",
                        "day",
                        "2099-07-01",
                        "time",
                        "09:30",
                        "zone",
                        "Europe/Berlin");

        assertThat(done.status()).isEqualTo(302);
        assertThat(
                        database.sql("select publish_at from release")
                                .query((row, n) -> row.getTimestamp(1).toInstant())
                                .single())
                .isEqualTo("2099-07-01T07:30:00Z");
        assertThat(readAsStaff(web, record + "/publication").page().select("#time").val())
                .isEqualTo("07:30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    2099-03-29 | 02:30 | Europe/Berlin    | there is no 02:30 in Europe/Berlin: the clocks go from 02:00 to 03:00.
                    2099-10-25 | 02:30 | Europe/Berlin    | the clocks in Europe/Berlin show 02:30 twice.
                    2009-01-01 | 02:30 | UTC              | This time has passed
                    -          | 02:30 | UTC              | Give the day.
                    2099-01-01 | -     | UTC              | Give the time
                    2099-01-01 | 02:30 | Middle/Earth     | "Middle/Earth" is not a time zone.
                    """)
    void theFormSaysWhyThereIsNoSuchTime(String day, String time, String zone, String sentence) {
        Answer refused =
                send(
                        web,
                        record + "/publication",
                        "when",
                        "later",
                        "day",
                        day == null ? "" : day,
                        "time",
                        time == null ? "" : time,
                        "zone",
                        zone);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text(".summary")).contains(sentence);
        assertThat(refused.page().select("#zone").val()).isEqualTo(zone);
        assertThat(readAsStaff(web, record).text(".state")).isEqualTo("draft");
    }

    @Test
    void aTimeThatComesTwiceIsAskedFor() {
        String[] fields = {
            "when",
            "later",
            "day",
            "2099-10-25",
            "time",
            "02:30",
            "zone",
            "Europe/Berlin",
            "offset",
            ""
        };
        Answer asked = send(web, record + "/publication", fields);
        assertThat(asked.texts("#offset label"))
                .containsExactly(
                        "25 October 2099, 02:30 CEST, UTC+02:00",
                        "25 October 2099, 02:30 CET, UTC+01:00");

        fields[9] = asked.page().select("#offset input").get(1).val();
        assertThat(send(web, record + "/publication", fields).status()).isEqualTo(302);

        assertThat(
                        database.sql("select publish_at from release")
                                .query((row, n) -> row.getTimestamp(1).toInstant())
                                .single())
                .isEqualTo("2099-10-25T01:30:00Z");
    }

    @Test
    void inTheLastMomentsNothingIsChanged() {
        desk.publish(
                draft.code(),
                new Publishing(null, desk.archiveNow().plusSeconds(4), null),
                Staff.program("tester"));

        assertThat(send(web, record + "/schedule/removal").status()).isEqualTo(409);
        assertThat(send(web, record + "/publication").status()).isEqualTo(409);
        assertThat(readAsStaff(web, record).text(".state")).isIn("embargoed", "published");
    }
}
