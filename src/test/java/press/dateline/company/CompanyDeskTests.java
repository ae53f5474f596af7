package press.dateline.company;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.Pages.read;
import static press.dateline.Pages.readAsStaff;
import static press.dateline.Pages.send;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

import press.dateline.ArchiveTest;
import press.dateline.Newsroom;
import press.dateline.Pages.Answer;

@ArchiveTest
class CompanyDeskTests {

    @Autowired private MockMvc web;
    @Autowired private Newsroom newsroom;
    @Autowired private CompanyDesk desk;
    @Autowired private JdbcClient database;

    @Test
    void aRenamedCompanyKeepsItsOldNameAndAddress() {
        Company company = newsroom.company("Batten Mills Ltd");
        newsroom.publish("One", "2009-01-01", company);

        Answer saved =
                send(
                        web,
                        "/admin/companies/" + company.id() + "/edit",
                        "name",
                        "Corrin Packaging Inc.",
                        "version",
                        "0",
                        "tickers[0].exchange",
                        "TSX",
                        "tickers[0].symbol",
                        "CRN",
                        "tickers[0].since",
                        "2001-02-03");

        assertThat(saved.status()).isEqualTo(302);
        Answer old = read(web, "/companies/batten-mills-ltd");
        assertThat(old.status()).isEqualTo(301);
        assertThat(old.location()).isEqualTo("/companies/corrin-packaging-inc");
        assertThat(read(web, "/releases?company=batten-mills-ltd&year=2009").location())
                .isEqualTo("/releases?company=corrin-packaging-inc&year=2009");
        Answer page = read(web, "/companies/corrin-packaging-inc");
        assertThat(page.text(".identity")).contains("Batten Mills Ltd").contains("TSX: CRN");
        assertThat(page.texts(".rows .by")).containsExactly("Batten Mills Ltd");
        assertThat(desk.named("BATTEN MILLS")).hasSize(1);
    }

    @Test
    void aNameTakenBackGetsItsAddressBack() {
        Company company = newsroom.company("Batten Mills");
        newsroom.publish("One", "2009-01-01", company);
        String edit = "/admin/companies/" + company.id() + "/edit";
        send(web, edit, "name", "Corrin", "version", version(company));
        send(web, edit, "name", "Batten Mills", "version", version(company));

        assertThat(read(web, "/companies/batten-mills").status()).isEqualTo(200);
        assertThat(read(web, "/companies/corrin").location()).isEqualTo("/companies/batten-mills");
    }

    @Test
    void mergedCompaniesShareReleasesAndBothAddressesWork() {
        Company kept = newsroom.company("Orrin Foods, Inc.");
        Company gone = newsroom.company("Orrin Mills, Inc.");
        newsroom.publish("One", "2009-01-01", kept);
        newsroom.publish("Two", "2010-01-01", gone);

        Answer merged =
                send(
                        web,
                        "/admin/companies/" + gone.id() + "/merge",
                        "target",
                        Long.toString(kept.id()));

        assertThat(merged.status()).isEqualTo(302);
        assertThat(read(web, "/companies/orrin-mills-inc").location())
                .isEqualTo("/companies/orrin-foods-inc");
        Answer page = read(web, "/companies/orrin-foods-inc");
        assertThat(page.texts(".rows h2")).containsExactly("Two", "One");
        assertThat(page.texts(".rows .by"))
                .containsExactly("Orrin Mills, Inc.", "Orrin Foods, Inc.");
        assertThat(page.text(".lede")).startsWith("2 releases");
        assertThat(desk.named("Orrin Mills")).hasSize(1);
    }

    @Test
    void companiesThatIssuedTogetherAreNotMerged() {
        Company one = newsroom.company("One AG");
        Company two = newsroom.company("Two AG");
        newsroom.publish("Joint", "2009-01-01", one, two);

        Answer refused =
                send(
                        web,
                        "/admin/companies/" + one.id() + "/merge",
                        "target",
                        Long.toString(two.id()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("main")).contains("so they are two companies");
        assertThat(read(web, "/companies/one-ag").status()).isEqualTo(200);
    }

    @Test
    void wrongIdentifiersAreExplainedBesideTheField() {
        Answer refused =
                send(
                        web,
                        "/admin/companies/new",
                        "name",
                        "Vale",
                        "cik",
                        "12a",
                        "lei",
                        "529900T8BM49AURSDO56",
                        "former[0].name",
                        "Old Vale",
                        "former[0].endedOn",
                        "2009-02-30");

        assertThat(refused.text("#cik-error")).contains("ten digits");
        assertThat(refused.text("#lei-error")).contains("not an LEI");
        assertThat(refused.text("#former-0-endedOn-error")).contains("2009-02-30");
        assertThat(refused.page().select("#name").val()).isEqualTo("Vale");
        assertThat(database.sql("select count(*) from company").query(Long.class).single())
                .isZero();
    }

    @Test
    void aSecondCompanyOfANameIsRegisteredOnlyWhenAskedFor() {
        newsroom.company("Vale Dairies Ltd");
        Answer asked = send(web, "/admin/companies/new", "name", "VALE DAIRIES INC");
        assertThat(asked.page().select("[name=another]")).hasSize(1);
        assertThat(
                        send(
                                        web,
                                        "/admin/companies/new",
                                        "name",
                                        "VALE DAIRIES INC",
                                        "another",
                                        "true")
                                .status())
                .isEqualTo(302);
        assertThat(readAsStaff(web, "/admin/companies").texts(".tag")).hasSize(2);
    }

    @Test
    void theSecondEditorOfACompanySeesBothAndLosesNothing() {
        Company company = newsroom.company("Vale");
        String edit = "/admin/companies/" + company.id() + "/edit";
        send(web, edit, "name", "Vale One", "version", "0");

        Answer conflict = send(web, edit, "name", "Vale Two", "version", "0");

        assertThat(conflict.text(".theirs")).contains("Vale One");
        assertThat(conflict.page().select("#name").val()).isEqualTo("Vale Two");
        assertThat(conflict.page().select("[name=version]").val()).isEqualTo(version(company));
    }

    private String version(Company company) {
        return database.sql("select version from company where id = :id")
                .param("id", company.id())
                .query(Long.class)
                .single()
                .toString();
    }
}
