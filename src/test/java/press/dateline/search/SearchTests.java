package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAs;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.CountedStatements;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;
import press.dateline.account.AccountDesk;
import press.dateline.company.Company;
import press.dateline.release.Contact;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseText;
import press.dateline.web.Staff;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

@ArchiveTest
class SearchTests {

    @Autowired MockMvc web;
    @Autowired Newsroom newsroom;
    @Autowired Indexes indexes;
    @Autowired ReleaseDesk desk;
    @Autowired CountedStatements statements;
    @Autowired JdbcClient database;
    @Autowired AccountDesk accounts;

    private Company orrin;
    private Company vale;

    @BeforeEach
    void companies() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        vale = newsroom.company("Vale Dairies Ltd");
    }

    /// A text with what a test looks for, in the parts where it says so.
    private static ReleaseText text(
            String headline,
            String date,
            String wire,
            String body,
            String about,
            String disclaimer,
            Company... issuers) {
        ReleaseText text = Newsroom.text(headline, date, issuers);
        return new ReleaseText(
                text.headline(),
                text.subheadlines(),
                text.issuers(),
                "TOLEDO, Ohio",
                List.of("Toledo, Ohio"),
                text.date(),
                wire,
                "en",
                "<p>" + body + "</p>",
                about.isEmpty() ? "" : "<p>" + about + "</p>",
                disclaimer.isEmpty() ? "" : "<p>" + disclaimer + "</p>",
                List.of(new Contact("Ada Marsh", "", "", List.of(), List.of(), "media")),
                "");
    }

    private Release publish(String headline, String date, String wire, String body, Company... by) {
        return newsroom.publish(text(headline, date, wire, body, "", "", by));
    }

    private Answer search(String query) {
        indexes.catchUp();
        return read(web, "/releases?" + query);
    }

    @Test
    void theReadersIndexIsFilledByTheRoleThatSeesNothingElse() {
        search("q=copper");
        publish("Copper", "2009-03-24", "", "A copper mine.", orrin);
        String role =
                database.sql("select quote_ident(current_database() || '_public')")
                        .query(String.class)
                        .single();
        database.sql("revoke select on public_contact from " + role).update();
        try {
            assertThatThrownBy(() -> indexes.catchUp())
                    .rootCause()
                    .hasMessageContaining("permission denied for view public_contact");
        } finally {
            database.sql("grant select on public_contact to " + role).update();
        }
        assertThat(search("q=copper").texts(".rows h2")).containsExactly("Copper");
    }

    @Test
    void whoWantsTheIndexesUpToDateWaitsForABuildThatIsGoingOn()
            throws IOException, InterruptedException {
        publish("Copper", "2009-03-24", "", "A copper mine.", orrin);
        var begun = new ArrayDeque<Runnable>();
        indexes.forReaders().followToTheEnd(begun::add);
        assertThat(begun).hasSize(1);

        Thread waiting = Thread.ofPlatform().start(indexes::catchUp);
        while (waiting.isAlive() && waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        begun.remove().run();
        waiting.join();

        assertThat(read(web, "/releases?q=copper").texts(".rows h2")).containsExactly("Copper");
    }

    @Test
    void whoIsForSomeCompaniesFindsByThoseOfThePublicEditionToo() {
        Release release = publish("Copper", "2009-03-24", "", "A copper mine.", orrin);
        newsroom.save(release, text("Copper, Moved", "2009-03-24", "", "A mine.", "", "", vale));
        accounts.add("vera", Staff.Role.author, Set.of(orrin.id()), "tester");
        indexes.catchUp();

        assertThat(readAs("vera", web, "/admin/releases?q=copper").texts(".rows h2"))
                .containsExactly("Copper, Moved");
    }

    @Test
    void eachScopeSaysHowManyItHas() {
        newsroom.publish(
                text("Wire", "2009-03-24", "", "A copper mine.", "Copper people.", "", orrin));
        newsroom.publish(text("Milk", "2009-03-25", "", "Milk.", "Copper people.", "", orrin));
        newsroom.publish(text("Ore", "2009-03-26", "", "Ore.", "", "Copper may fall.", vale));

        Answer news = search("q=copper");
        assertThat(news.texts(".scopes li"))
                .containsExactly(
                        "1 in news",
                        "2 in boilerplate",
                        "1 in disclaimers",
                        "0 in contacts",
                        "3 in all parts");
        assertThat(news.texts(".rows h2")).containsExactly("Wire");
        Answer about = read(web, news.page().select(".scopes a").get(1).attr("href"));
        assertThat(about.texts(".rows h2")).containsExactlyInAnyOrder("Wire", "Milk");
        assertThat(about.texts(".rows .where")).containsOnly("in the boilerplate");
        assertThat(search("q=contact:marsh").texts(".rows .where")).containsOnly("in the contacts");
    }

    @Test
    void facetsIgnoreTheirOwnChoiceAndRespectTheOthers() {
        publish("A", "2003-05-01", "Business Wire", "Copper.", orrin);
        publish("B", "2003-06-01", "PR Newswire", "Copper.", orrin);
        publish("C", "2009-06-01", "PRNewswire", "Copper.", vale);
        publish("D", "2009-07-01", "", "Copper.", vale, orrin);
        publish("E", "2009-07-02", "PR Newswire", "Nickel.", orrin);

        Answer all = search("q=copper");
        assertThat(all.texts(".facets .years li a")).containsExactly("2009 2", "2003 2");
        assertThat(all.texts(".facets ul[aria-labelledby=by-company] li"))
                .containsExactly("Orrin Foods, Inc. 3", "Vale Dairies Ltd 2");
        assertThat(all.texts(".facets ul[aria-labelledby=by-wire] li"))
                .containsExactlyInAnyOrder("PR Newswire 2", "Business Wire 1");

        Answer ofVale = search("q=copper&company=vale-dairies-ltd");
        assertThat(ofVale.texts(".facets .years li a")).containsExactly("2009 2");
        assertThat(ofVale.texts(".facets ul[aria-labelledby=by-company] li"))
                .containsExactly("Vale Dairies Ltd 2", "Orrin Foods, Inc. 3");
        assertThat(ofVale.texts(".scopes li").getFirst()).isEqualTo("2 in news");

        Answer several =
                search("q=copper&company=vale-dairies-ltd&company=orrin-foods-inc&year=2009");
        assertThat(several.text("#count")).isEqualTo("2 releases");
        assertThat(several.texts(".facets .years li a")).containsExactly("2009 2", "2003 2");
        assertThat(several.texts(".chips a"))
                .containsExactly("Orrin Foods, Inc.", "Vale Dairies Ltd", "2009");

        Answer byWire = search("q=copper&wire=prnewswire");
        assertThat(byWire.texts(".rows h2")).containsExactlyInAnyOrder("B", "C");
        assertThat(search("wire=prnewswire").texts(".rows h2")).containsExactly("E", "C", "B");
    }

    @Test
    void companiesCanBeSoughtWithinTheirFacet() {
        publish("A", "2003-05-01", "", "Copper.", orrin);
        publish("B", "2003-06-01", "", "Copper.", vale);

        assertThat(search("q=copper&facet=val").texts(".facets ul[aria-labelledby=by-company] li"))
                .containsExactly("Vale Dairies Ltd 1");
        Answer options = read(web, "/releases/companies?q=copper&facet=val");
        assertThat(options.texts("li")).containsExactly("Vale Dairies Ltd 1");
        assertThat(options.page().select("li").attr("data-value"))
                .isEqualTo("/releases?q=copper&company=vale-dairies-ltd");
        assertThat(read(web, "/releases/companies?q=nickel&facet=val").texts("li")).isEmpty();
    }

    @Test
    void marksWordsAndPhrasesAndNothingElse() {
        publish(
                "Copper & <b>Nickel</b>",
                "2009-03-24",
                "",
                "A &lt;script&gt; letter of intent for copper, and a letter.",
                orrin);

        Answer found = search("q=copper+%22letter+of+intent%22");

        assertThat(found.texts(".rows h2 mark")).containsExactly("Copper");
        assertThat(found.text(".rows h2")).isEqualTo("Copper & <b>Nickel</b>");
        assertThat(found.texts(".rows .quote mark")).containsExactly("letter of intent", "copper");
        assertThat(found.text(".rows .quote"))
                .isEqualTo("A <script> letter of intent for copper, and a letter.");
        assertThat(found.page().select(".rows script, .rows b")).isEmpty();
    }

    @Test
    void ordersByRelevanceByDateAndTiesByCode() {
        publish("Copper copper copper", "2003-05-01", "", "Copper.", orrin);
        publish("Milk", "2009-05-01", "", "Milk and milk and more milk, and copper.", orrin);
        publish("Ore", "", "", "Copper ore.", orrin);

        assertThat(search("q=copper").texts(".rows h2").getFirst())
                .isEqualTo("Copper copper copper");
        assertThat(search("q=copper&sort=newest").texts(".rows h2"))
                .containsExactly("Milk", "Copper copper copper", "Ore");
        assertThat(search("q=copper&sort=oldest").texts(".rows h2"))
                .containsExactly("Ore", "Copper copper copper", "Milk");
        assertThat(search("sort=oldest").texts(".rows h2"))
                .containsExactly("Ore", "Copper copper copper", "Milk");
        assertThat(search("q=copper").page().select("h2 a").eachAttr("href"))
                .isEqualTo(search("q=copper").page().select("h2 a").eachAttr("href"));
    }

    @Test
    void turnsPagesWithoutLosingOrRepeatingAny() {
        for (int i = 0; i < 2 * Search.PAGE + 3; i++) {
            publish("R" + i, "2009-03-0" + (1 + i % 3), "", "Copper.", orrin);
        }
        indexes.catchUp();

        for (String sort : List.of("newest", "oldest", "relevance")) {
            var seen = new java.util.ArrayList<String>();
            String address = "/releases?q=copper&sort=" + sort;
            while (!address.isEmpty()) {
                Answer page = read(web, address);
                assertThat(page.text("#count")).startsWith("43 releases");
                seen.addAll(page.page().select(".rows h2 a").eachAttr("href"));
                address = page.page().select(".pager a[rel=next]").attr("href");
            }
            assertThat(seen).as(sort).hasSize(43).doesNotHaveDuplicates();
        }
        assertThat(read(web, "/releases?q=copper&page=4").text(".empty"))
                .contains("nothing further");
        assertThat(read(web, "/releases?q=copper&page=501").text(".notice")).contains("page 500");
        assertThat(read(web, "/releases?q=copper&page=x").status()).isEqualTo(200);
    }

    @Test
    void aNewIndexHasWhatHappenedWhileItWasBuilt() throws IOException {
        publish("Before", "2009-03-24", "", "Copper.", orrin);
        indexes.catchUp();

        indexes.forReaders()
                .build(
                        build -> {
                            build.run();
                            publish("Meanwhile", "2009-03-25", "", "Copper.", orrin);
                        });

        // Without a step after the archive: the new index is in use now.
        assertThat(read(web, "/releases?q=copper").texts(".rows h2"))
                .containsExactlyInAnyOrder("Meanwhile", "Before");
    }

    @Test
    void anIndexWhoseWriterDiedIsBuiltAnew() throws IOException {
        publish("Before", "2009-03-24", "", "Copper.", orrin);
        indexes.catchUp();
        // As Lucene does by itself when a disk is full.
        indexes.forReaders().ask(engine -> engine).close();

        publish("After", "2009-03-25", "", "Copper.", orrin);

        assertThat(search("q=copper").texts(".rows h2")).containsExactly("After", "Before");
    }

    @Test
    void whatIsHiddenLeavesNoTrace() {
        publish("Open", "2009-03-24", "", "Copper mines open.", orrin);
        Release due = publish("Canary", "2009-03-25", "Hidden Wire", "Quetzalbird copper.", vale);
        newsroom.embargo(due, 3);
        newsroom.draft(text("Draft", "2009-03-25", "", "Quetzalbird.", "", "", vale));
        indexes.catchUp();

        for (String query :
                List.of("quetzalbird", "quetzal*", "quetzalbirt", "copper", "company:vale")) {
            for (String scope : List.of("news", "all")) {
                Answer answer = search("q=" + query + "&scope=" + scope);
                assertThat(answer.page().html().replace(query, ""))
                        .doesNotContainIgnoringCase("quetzalbird")
                        .doesNotContain("Vale Dairies", "Hidden Wire", "Canary");
            }
        }
        assertThat(search("q=copper").text("#count")).isEqualTo("1 release");
        assertThat(search("q=quetzalbird").texts(".scopes b")).containsOnly("0");
        assertThat(read(web, "/releases/companies?q=copper&facet=vale").texts("li")).isEmpty();

        Answer staff = readAsStaff(web, "/admin/releases?q=quetzalbird");
        assertThat(staff.texts(".rows h2")).containsExactlyInAnyOrder("Canary", "Draft");
        assertThat(staff.texts(".rows .tag")).containsExactlyInAnyOrder("· embargoed", "· draft");
        assertThat(readAsStaff(web, "/admin/releases?q=quetzalbird&state=draft").texts(".rows h2"))
                .containsExactly("Draft");

        newsroom.moveClock(4);
        assertThat(search("q=quetzalbird").texts(".rows h2")).containsExactly("Canary");
        newsroom.moveClock(-4);
        assertThat(search("q=quetzalbird").text("#count")).isEqualTo("0 releases");
    }

    @Test
    void marksCorrectionsAndWithdrawals() {
        Release first = publish("Copper", "2009-03-24", "", "Copper.", orrin);
        assertThat(search("q=copper").text("#count")).isEqualTo("1 release");

        Release second = publish("Nickel", "2009-03-25", "", "Nickel.", orrin);
        desk.correct(second, first.code(), "tester");
        assertThat(search("q=nickel+OR+copper&sort=oldest").texts(".rows .tag"))
                .containsExactly("· Correction");
        assertThat(search("q=nickel+OR+copper&sort=oldest&replaced=shown").texts(".rows .tag"))
                .containsExactly("· Replaced by a correction", "· Correction");

        send(web, "/admin/releases/" + second.code() + "/withdrawal", "reason", "Sent too early.");
        assertThat(search("q=nickel").texts(".rows .tag")).containsExactly("· Withdrawn");
    }

    @Test
    void bothSidesSayADateAsExactlyAsTheReleaseDoes() {
        publish("Copper", "2009-03", "", "Copper.", orrin);

        assertThat(search("q=copper").texts(".rows .date")).containsExactly("March 2009");
        assertThat(readAsStaff(web, "/admin/releases?q=copper").texts(".rows .date"))
                .containsExactly("March 2009");
    }

    @Test
    void followsTheNamesOfCompanies() {
        publish("Copper", "2009-03-24", "", "Copper.", orrin);
        assertThat(search("q=company:larch").text("#count")).isEqualTo("0 releases");

        String edit = "/admin/companies/" + orrin.id() + "/edit";
        Answer form = readAsStaff(web, edit);
        send(
                web,
                edit,
                "name",
                "Larch Foods",
                "version",
                form.page().select("input[name=version]").attr("value"));

        assertThat(search("q=company:larch").texts(".rows h2")).containsExactly("Copper");
        assertThat(search("q=company:orrin").texts(".rows h2")).containsExactly("Copper");
    }

    @Test
    void nothingFoundOffersWhatWouldBe() {
        newsroom.publish(
                text("Wire", "2003-03-24", "", "A copper mine.", "", "Nickel may fall.", orrin));

        Answer misspelled = search("q=coper");
        assertThat(misspelled.texts(".empty li")).containsExactly("“copper” 1 release");
        assertThat(search("q=coper&year=2004").texts(".empty li"))
                .containsExactly("“copper” 1 release");
        Answer narrowed = search("q=copper&year=2004");
        assertThat(narrowed.texts(".empty li")).contains("the same without the year 1 release");
        Answer elsewhere = search("q=nickel");
        assertThat(elsewhere.texts(".empty li"))
                .containsExactly(
                        "the same in disclaimers 1 release", "the same in all parts 1 release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%22letter+of",
                "q=()",
                "q=-copper",
                "q=%00",
                "q=%E2%80%AE%E2%80%AE",
                "q=%F0%9F%92%A1",
                "q=*",
                "q=((((((((((((((((copper",
                "q=before:never",
                "q=headline:",
                "q=copper&page=-1",
                "q=copper&page=99999999999",
                "q=copper&facet=%25",
                "q=__%24%7B7*7%7D__",
                "q=%3Cscript%3Ealert(1)%3C/script%3E"
            })
    void nothingThatCanBeTypedIsAnError(String query) {
        publish("Copper", "2009-03-24", "", "Copper.", orrin);

        Answer answer = search(query);

        assertThat(answer.status()).isIn(200, 303);
        assertThat(answer.page().select("main script, main b b")).isEmpty();
    }

    @Test
    void aLongSearchIsCutAndSaysSo() {
        publish("Copper", "2009-03-24", "", "Copper.", orrin);

        Answer answer = search("q=" + "copper+".repeat(300));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text(".notice")).contains("1,000 characters");
        assertThat(answer.text("#count")).isEqualTo("1 release");
    }

    @Test
    void whatNeedsNoIndexIsSentToTheLists() {
        assertThat(search("q=&year=2009").status()).isEqualTo(303);
        assertThat(search("q=&year=2009").location()).isEqualTo("/releases?year=2009");
        assertThat(search("q=copper&sort=random").status()).isEqualTo(400);
    }

    @Test
    void aPageOfResultsTakesAsManyStatementsHoweverManyThereAre() {
        publish("Copper", "2009-03-24", "", "Copper.", orrin);
        search("q=copper");
        statements.take();
        read(web, "/releases?q=copper");
        int one = statements.take().size();
        for (int i = 0; i < 15; i++) {
            publish("R" + i, "2009-03-01", "", "Copper.", orrin);
        }
        search("q=copper");
        statements.take();
        Answer many = read(web, "/releases?q=copper");

        assertThat(many.text("#count")).isEqualTo("16 releases");
        assertThat(statements.take()).hasSize(one);
        assertThat(one).isLessThanOrEqualTo(3);
    }
}
