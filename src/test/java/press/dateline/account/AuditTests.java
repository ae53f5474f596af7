package press.dateline.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.Visitor;
import press.dateline.journal.Audit;
import press.dateline.release.Release;
import press.dateline.search.Indexes;

import java.util.List;

@ArchiveTest
class AuditTests {

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Indexes indexes;
    @Autowired Audit audit;
    @Autowired JdbcClient database;

    @Test
    void isNarrowedByWhoWhatAndToWhat() {
        Release release = newsroom.publish("First", "2009-01-01", newsroom.company("Orrin Foods"));
        audit.record("other", "release.publish", "0000000000 edition 1");

        assertThat(readAsStaff(web, "/admin/audit").texts("tbody tr")).hasSizeGreaterThan(3);
        assertThat(readAsStaff(web, "/admin/audit?actor=other").texts("tbody td"))
                .element(3)
                .isEqualTo("0000000000 edition 1");
        Answer ofRelease =
                readAsStaff(web, "/admin/audit?action=release.&subject=" + release.code());
        assertThat(ofRelease.texts("tbody td:nth-child(3)"))
                .containsExactly("release.publish", "release.create");
        assertThat(readAsStaff(web, "/admin/audit?until=2009-01-01").texts("tbody tr")).isEmpty();
        assertThat(readAsStaff(web, "/admin/audit?from=2009-01-01").texts("tbody tr")).isNotEmpty();
        assertThat(readAsStaff(web, "/admin/audit?from=x").status()).isEqualTo(400);
    }

    @Test
    void turnsPagesWithoutLosingALine() {
        for (int i = 0; i < AuditController.PAGE + 7; i++) {
            audit.record("clerk", "company.edit", "line " + i);
        }
        Answer first = readAsStaff(web, "/admin/audit?actor=clerk");
        assertThat(first.texts("tbody tr")).hasSize(AuditController.PAGE);
        Answer second = readAsStaff(web, first.page().select("a[rel=next]").attr("href"));
        assertThat(second.texts("tbody td:nth-child(4)"))
                .containsExactly(
                        "line 6", "line 5", "line 4", "line 3", "line 2", "line 1", "line 0");
    }

    @Test
    void theExportHoldsNoFormulas() throws Exception {
        audit.record("=cmd", "company.edit", "+1, \"quoted\"");

        Answer export = readAsStaff(web, "/admin/audit.csv?action=company.edit");

        assertThat(export.response().getContentType()).startsWith("text/csv");
        assertThat(export.response().getContentAsString())
                .startsWith("at,actor,action,subject\r\n")
                .endsWith(",'=cmd,company.edit,\"'+1, \"\"quoted\"\"\"\r\n");
        assertThat(readAsStaff(web, "/admin/audit?action=audit.export").texts("tbody tr"))
                .hasSize(1);
    }

    @Test
    void viewsOfEmbargoedTextAreNoted() {
        Release due = newsroom.draft(Newsroom.text("Due", "2009-01-01", newsroom.company("Orrin")));
        String record = "/admin/releases/" + due.code();
        readAsStaff(web, record);
        newsroom.schedule(due, 3);
        readAsStaff(web, record);
        readAsStaff(web, record + "/edit");
        readAsStaff(web, record + "/editions/1");

        // A form that is refused comes back with its text; what is done leads on and shows none.
        assertThat(
                        send(web, record + "/edit", "base", "1", "headline", "", "releasedOn", "x")
                                .status())
                .isEqualTo(422);
        assertThat(send(web, record + "/schedule/removal").status()).isEqualTo(302);

        assertThat(
                        readAsStaff(web, "/admin/audit?action=release.view-embargoed")
                                .texts("tbody td:nth-child(4)"))
                .containsExactly(due.code(), due.code(), due.code(), due.code());

        newsroom.schedule(due, 3);
        indexes.catchUp();
        for (String list :
                List.of("/admin", "/admin/releases", "/admin/releases?q=due", "/admin/audit")) {
            readAsStaff(web, list);
        }
        assertThat(
                        readAsStaff(web, "/admin/audit?action=release.list-embargoed")
                                .texts("tbody td:nth-child(4)"))
                .containsExactly(due.code(), due.code(), due.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set actor = 'nobody'",
                "delete from audit",
                "update journal set event = 'withdrawn'",
                "delete from journal"
            })
    void aLineIsNeitherChangedNorTakenOut(String statement) {
        newsroom.publish("First", "2009-01-01", newsroom.company("Orrin Foods"));
        assertThatThrownBy(() -> database.sql(statement).update())
                .hasMessageContaining("append-only");
    }

    @Test
    void signInsAndSignOutsAreNoted() {
        var visitor = new Visitor(web);
        visitor.signIn("admin", "not the password");
        visitor.signIn("admin", ArchiveTest.PASSWORD);
        visitor.send("/signout");
        assertThat(visitor.read("/admin").location()).isEqualTo("/signin");

        assertThat(
                        readAsStaff(web, "/admin/audit?action=account.sign")
                                .texts("tbody td:nth-child(3)"))
                .containsExactly("account.sign-out", "account.sign-in", "account.sign-in-refused");
    }
}
