package press.dateline.release;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.readAs;
import static press.dateline.Pages.sendAs;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.account.AccountDesk;
import press.dateline.company.Company;
import press.dateline.web.Staff;
import press.dateline.web.Staff.Role;

import java.util.List;

@ArchiveTest
class DeskTests {

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private ReleaseDesk desk;
    @Autowired private Reviews reviews;
    @Autowired private AccountDesk accounts;

    private Company orrin;

    @BeforeEach
    void staff() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        for (Role role : Role.values()) {
            accounts.add(role.name(), role, null, "tester");
        }
    }

    private static Staff person(Role role) {
        return new Staff(role.name(), true, role, null);
    }

    private Release written(Role by, String headline) {
        return desk.create(
                Newsroom.text(headline, "2009-03-24", orrin), "", null, false, by.name());
    }

    private Document seenBy(Role role) {
        return readAs(role.name(), web, "/admin").page();
    }

    private List<String> waitsFor(Role role) {
        return seenBy(role).select("table:has(caption:contains(wait for you)) tbody tr").stream()
                .map(row -> row.select("b").text() + ": " + row.select("a").text())
                .toList();
    }

    @Test
    void everybodySeesWhatTheyHaveToDo() {
        written(Role.author, "Only a Draft");
        Release asked = written(Role.author, "Asked");
        reviews.ask(asked.code(), 1, person(Role.author));
        Release own = written(Role.reviewer, "Of the Reviewer");
        reviews.ask(own.code(), 1, person(Role.reviewer));
        Release lacking = written(Role.author, "Lacking");
        reviews.ask(lacking.code(), 1, person(Role.author));
        reviews.askChanges(lacking.code(), 1, "By how much?", person(Role.reviewer));
        Release approved = written(Role.author, "Approved");
        reviews.ask(approved.code(), 1, person(Role.author));
        reviews.approve(approved.code(), 1, person(Role.reviewer));
        Release changed = newsroom.publish("Public", "2009-03-24", orrin);
        newsroom.edit(changed, "Public, Changed");
        reviews.ask(changed.code(), 2, person(Role.author));

        assertThat(waitsFor(Role.author)).containsExactly("Changes asked for by reviewer: Lacking");
        assertThat(waitsFor(Role.reviewer))
                .containsExactly("To approve: Asked", "To approve: Public, Changed");
        assertThat(waitsFor(Role.publisher))
                .containsExactly(
                        "To approve: Asked",
                        "To approve: Of the Reviewer",
                        "To publish: Approved",
                        "To approve: Public, Changed");
        assertThat(seenBy(Role.author).select("table:has(caption:contains(in work)) a").eachText())
                .contains("Only a Draft", "Asked", "Approved");
    }

    @Test
    void whatIsDueComesWithItsTime() {
        Release due = written(Role.author, "Due");
        newsroom.schedule(due, 30);
        Document page = seenBy(Role.author);
        assertThat(page.select("table:has(caption:contains(by themselves)) td").eachText())
                .anySatisfy(cell -> assertThat(cell).contains("UTC, in "))
                .contains("Due");
        assertThat(page.select("time[data-until]").attr("datetime")).isNotEmpty();
    }

    @Test
    void whatWasPublishedIsTheLatestFirst() {
        newsroom.publish("First", "2009-03-24", orrin);
        newsroom.publish("Second", "2008-03-24", orrin);
        assertThat(
                        seenBy(Role.author)
                                .select("table:has(caption:contains(ublished)) tbody a")
                                .eachText())
                .containsExactly("Second", "First");
    }

    @Test
    void aDocumentThatNeedsALookIsNamed() {
        assertThat(seenBy(Role.author).select("h2").eachText())
                .doesNotContain("Doubtful in the inbox");
        sendAs(Role.author.name(), web, "/admin/releases/new", "text", "A line that names nobody.");
        assertThat(seenBy(Role.author).select("table:has(caption:contains(need a look)) tr a"))
                .hasSize(1);
    }
}
