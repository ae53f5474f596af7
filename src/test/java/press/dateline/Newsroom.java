package press.dateline;

import org.springframework.jdbc.core.simple.JdbcClient;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.release.Issuer;
import press.dateline.release.PublicChange;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseDesk.Publishing;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;
import press.dateline.web.Staff;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes releases for tests, with valid defaults, through the same desk as staff do.
public class Newsroom {

    private static final String STAFF = "tester";
    private static final Staff PROGRAM = Staff.program(STAFF);

    private final CompanyDesk companies;
    private final ReleaseDesk releases;
    private final JdbcClient database;

    Newsroom(CompanyDesk companies, ReleaseDesk releases, JdbcClient database) {
        this.companies = companies;
        this.releases = releases;
        this.database = database;
    }

    public Company company(String name) {
        return companies.register(name, STAFF);
    }

    /// The text of a release of this company; an empty date is none.
    public static ReleaseText text(String headline, String date, Company... issuers) {
        var listed = new ArrayList<Issuer>();
        for (Company issuer : issuers) {
            listed.add(new Issuer(issuer.id(), issuer.name()));
        }
        return new ReleaseText(
                headline,
                List.of(),
                listed,
                "",
                List.of(),
                date.isEmpty() ? null : StatedDate.read(date),
                "",
                "en",
                "<p>The news of " + headline + ".</p>",
                "",
                "",
                List.of(),
                "");
    }

    public Release draft(ReleaseText text) {
        return releases.create(text, "", null, false, STAFF);
    }

    public Release publish(ReleaseText text) {
        Release release = draft(text);
        releases.publish(release.code(), Publishing.NOW, PROGRAM);
        return release;
    }

    public Release publish(String headline, String date, Company... issuers) {
        return publish(text(headline, date, issuers));
    }

    /// Publishes a release for a time in so many hours from now.
    public void schedule(Release release, int hours) {
        releases.publish(
                release.code(),
                new Publishing(null, releases.archiveNow().plus(Duration.ofHours(hours)), null),
                PROGRAM);
    }

    /// Publishes another edition with this headline, as a correction.
    public void change(Release release, String headline, String note) {
        edit(release, headline);
        releases.publish(
                release.code(),
                new Publishing(null, null, new PublicChange(PublicChange.Kind.correction, note)),
                PROGRAM);
    }

    /// Saves another edition.
    public void save(Release release, ReleaseText text) {
        int base = releases.withCode(release.code()).orElseThrow().editions();
        releases.save(release.code(), base, text, "", STAFF);
    }

    /// Saves another edition with this headline.
    public void edit(Release release, String headline) {
        ReleaseText text = releases.latestText(release);
        save(
                release,
                new ReleaseText(
                        headline,
                        text.subheadlines(),
                        text.issuers(),
                        text.dateline(),
                        text.places(),
                        text.date(),
                        text.wire(),
                        text.language(),
                        text.body(),
                        text.about(),
                        text.disclaimer(),
                        text.contacts(),
                        text.sourceLine()));
    }

    /// Moves a published release's publish-at, in hours from now, as an embargo would have it.
    public void embargo(Release release, int hours) {
        database.sql(
                        """
                        update release set publish_at = archive_now() + make_interval(hours => :hours), announced = false
                        where id = :id\
                        """)
                .param("hours", hours)
                .param("id", release.id())
                .update();
        database.sql(
                        "update publication set published_at = archive_now() + make_interval(hours"
                                + " => :hours) where release_id = :id")
                .param("hours", hours)
                .param("id", release.id())
                .update();
        database.sql("select list_release(:id)")
                .param("id", release.id())
                .query((row, n) -> n)
                .list();
    }

    /// Makes the archive an empty one.
    public void forget() {
        EmptyDatabase.empty(database);
    }

    /// Moves the archive's own clock.
    public void moveClock(int hours) {
        database.sql("insert into test_clock values (make_interval(hours => :hours))")
                .param("hours", hours)
                .update();
    }
}
