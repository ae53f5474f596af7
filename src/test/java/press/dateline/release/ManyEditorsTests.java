package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.company.Company;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Fifty people who edit the same releases at once: each edition that was accepted has one parent,
/// which its editor saw, and nothing of it is lost.
@ArchiveTest
class ManyEditorsTests {

    private static final int EDITORS = 50;

    /// Two hundred by `-Ddateline.edits=200`, which takes a minute.
    private static final int EDITS = Integer.getInteger("dateline.edits", 40);

    private static final int RELEASES = 20;
    private static final long SEED = 20090324;

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private ReleaseDesk desk;
    @Autowired private JdbcClient database;

    /// Fewer at once than the archive has connections to its database: whoever waits for one longer
    /// than a second is told to try again, which is another test's matter.
    private final Semaphore connections = new Semaphore(8);

    /// An edition that the archive took.
    private record Accepted(String code, int base, String headline, String by) {}

    @Test
    void everyAcceptedEditionHasOneParentAndIsThere() throws Exception {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RELEASES; i++) {
            codes.add(newsroom.draft(Newsroom.text("Release " + i, "2009-03-24", orrin)).code());
        }
        var editors = new ArrayList<Callable<List<Accepted>>>();
        for (int i = 0; i < EDITORS; i++) {
            String name = "editor" + i;
            var random = new Random(SEED + i);
            editors.add(() -> edits(name, codes, orrin, random));
        }
        var accepted = new ArrayList<Accepted>();
        try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Accepted>> editor : desks.invokeAll(editors)) {
                accepted.addAll(editor.get());
            }
        }

        // As many were refused as saw an edition that was no longer the latest; some were not.
        assertThat(accepted).hasSizeBetween(RELEASES, EDITORS * EDITS - 1);
        Map<String, Accepted> children = new HashMap<>();
        for (Accepted edition : accepted) {
            Accepted other = children.put(edition.code() + " " + edition.base(), edition);
            assertThat(other).as("another child of the parent of %s", edition).isNull();
        }
        for (Accepted edition : accepted) {
            String there =
                    database.sql(
                                    """
                                    select e.headline || ' by ' || e.saved_by
                                    from edition e join release r on r.id = e.release_id
                                    where r.code = :code and e.number = :number\
                                    """)
                            .param("code", edition.code())
                            .param("number", edition.base() + 1)
                            .query(String.class)
                            .single();
            assertThat(there).isEqualTo(edition.headline() + " by " + edition.by());
        }
        assertThat(database.sql("select count(*) from edition").query(Long.class).single())
                .isEqualTo(RELEASES + accepted.size());
    }

    /// What one person does: looks at a release, thinks while others save, saves what they saw
    /// changed by a word of their own.
    private List<Accepted> edits(String name, List<String> codes, Company issuer, Random random)
            throws InterruptedException {
        var accepted = new ArrayList<Accepted>();
        for (int i = 0; i < EDITS; i++) {
            String code = codes.get(random.nextInt(codes.size()));
            connections.acquire();
            int base = desk.withCode(code).orElseThrow().editions();
            connections.release();
            String headline = "Edit " + i + " of " + name;
            connections.acquire();
            try {
                desk.save(code, base, Newsroom.text(headline, "2009-03-24", issuer), "", name);
                accepted.add(new Accepted(code, base, headline, name));
            } catch (EditedMeanwhile refused) {
                assertThat(refused.theirs().number()).isGreaterThan(base);
            } finally {
                connections.release();
            }
        }
        return accepted;
    }

    @Test
    void whoeverIsRefusedKeepsTheText() {
        Company orrin = newsroom.company("Orrin Foods, Inc.");
        String code = newsroom.draft(Newsroom.text("First", "2009-03-24", orrin)).code();
        Answer form = readAsStaff(web, "/admin/releases/" + code + "/edit");
        String base = form.page().select("[name=base]").val();
        newsroom.edit(desk.withCode(code).orElseThrow(), "Theirs");

        Answer refused =
                send(
                        web,
                        "/admin/releases/" + code + "/edit",
                        "action",
                        "save",
                        "base",
                        base,
                        "headline",
                        "Mine",
                        "body",
                        "Typed for an hour.",
                        "companies[0].printed",
                        "Orrin Foods, Inc.");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("#headline").val()).isEqualTo("Mine");
        assertThat(refused.page().select("#body").val()).contains("Typed for an hour.");
        assertThat(refused.text(".theirs")).contains("Theirs");
    }
}
