package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import press.dateline.browse.Archive;
import press.dateline.company.Company;
import press.dateline.release.Release;
import press.dateline.web.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// What the database itself guards, whatever code talks to it.
@ArchiveTest
class SchemaTests {

    @Autowired private JdbcClient database;

    @Autowired
    @Qualifier("publicDatabase")
    private JdbcClient publicDatabase;

    @Autowired private Newsroom newsroom;

    private Company orrin;
    private Release release;

    @BeforeEach
    void oneRelease() {
        orrin = newsroom.company("Orrin Foods, Inc.");
        release = newsroom.publish("First", "2009-03-24", orrin);
    }

    @Test
    void thePublicRoleReadsThePublicViewsAndNothingElse() {
        List<String> relations =
                database.sql(
                                """
                                select c.relname from pg_class c
                                where c.relnamespace = 'public'::regnamespace
                                  and c.relkind in ('r', 'v', 'm', 'S', 'p', 'f')\
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        assertThat(relations).hasSizeGreaterThan(20);
        for (String relation : relations) {
            var reading = publicDatabase.sql("select count(*) from " + relation).query(Long.class);
            if (relation.startsWith("public_")) {
                assertThat(reading.single()).as(relation).isNotNull();
            } else {
                assertThatThrownBy(reading::single)
                        .as(relation)
                        .hasStackTraceContaining("permission denied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reset role; select count(*) from release",
                "set role none; select count(*) from release",
                "discard all; select count(*) from release",
                "set transaction read write; delete from release",
                "set transaction read write; select append_to_journal('published', 1, 1)",
                "set transaction read write; select list_release(1)",
                "set transaction read write; create table t (x int)"
            })
    void thePublicRoleCannotBecomeAnother(String statements) {
        assertThatThrownBy(() -> publicDatabase.sql(statements).query((row, n) -> n).list())
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update edition set headline = 'X'",
                "delete from edition",
                "update issuer set printed_name = 'X'",
                "update journal set event = 'withdrawn'",
                "delete from journal",
                "delete from audit",
                "insert into release (code, state, created_by) values ('short', 'draft', 'x')",
                "insert into release (code, state, created_by) values ('0123456789', 'published',"
                        + " 'x')",
                "insert into release (code, state, created_by) values ('0123456789', 'lost', 'x')",
                "update release set state = 'withdrawn'",
                "update release set state = 'draft'",
                "update company set cik = '12'",
                "update company set slug = 'a/b'",
                "update company set name = ' '",
                "insert into account (name, role) values ('Upper', 'publisher')"
            })
    void whatMustNotHappenIsRefused(String statement) {
        assertThatThrownBy(() -> database.sql(statement).update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2009-03-02', 'month'",
                "'2009-02-01', 'year'",
                "null, 'day'",
                "'2009-03-02', 'unknown'",
                "'0001-01-01', 'day'"
            })
    void aDateFitsItsPrecision(String values) {
        assertThatThrownBy(
                        () ->
                                database.sql(
                                                "insert into edition (release_id, number, saved_by,"
                                                        + " released_on, precision) values ("
                                                        + release.id()
                                                        + ", 9, 'x', "
                                                        + values
                                                        + ")")
                                        .update())
                .hasMessageContaining("check constraint");
    }

    @Test
    void countsAreThoseOfARecount() {
        Company vale = newsroom.company("Vale Dairies");
        newsroom.publish("Joint", "2009-04-01", orrin, vale);
        newsroom.publish("Undated", "", vale);
        Release later = newsroom.publish("Later", "2011-04-01", orrin, vale);
        newsroom.embargo(later, 5);
        newsroom.draft(Newsroom.text("Draft", "2012-01-01", orrin));
        assertCounts();
        newsroom.moveClock(6);
        assertCounts();
        database.sql("select list_release(:id)")
                .param("id", later.id())
                .query((row, n) -> n)
                .list();
        assertCounts();
    }

    private void assertCounts() {
        String recount =
                """
                select k.company_id, y.year, count(distinct k.release_id) as n
                from (select company_id, release_id from public_listing
                      union all select 0, id from public_release) k
                join public_release r on r.id = k.release_id
                cross join lateral (values (0), (extract(year from r.sort_date)::int)) y (year)
                group by 1, 2 order by 1, 2\
                """;
        assertThat(rows("select company_id, year, n from public_release_count order by 1, 2"))
                .isEqualTo(rows(recount))
                .isNotEmpty();
    }

    private List<String> rows(String query) {
        return publicDatabase
                .sql(query)
                .query((row, n) -> row.getLong(1) + " " + row.getInt(2) + " " + row.getLong(3))
                .list();
    }

    @Test
    void aDeepPageSeeksInTheIndex() {
        database.sql(
                        """
                        with r as (
                            insert into release (code, state, created_by)
                            select translate(lpad(to_hex(i), 10, '0'), 'ilou', '0000'), 'draft', 'x'
                            from generate_series(1, 20000) i returning id, code),
                        e as (
                            insert into edition (release_id, number, headline, body, released_on, precision, saved_by)
                            select id, 1, 'H', '<p>B</p>', date '1990-01-01' + (id % 9000)::int, 'day', 'x'
                            from r returning id, release_id)
                        insert into issuer (edition_id, position, company_id, printed_name)
                        select id, 0, :company, 'Orrin' from e\
                        """)
                .param("company", orrin.id())
                .update();
        database.sql(
                        """
                        update release r set state = 'published', publish_at = now(), editions = 1,
                            public_edition_id = e.id, sort_date = e.sort_date
                        from edition e where e.release_id = r.id and r.state = 'draft'\
                        """)
                .update();
        database.sql(
                        """
                        insert into listing (company_id, sort_date, code, release_id)
                        select :company, sort_date, code, id from release
                        on conflict do nothing\
                        """)
                .param("company", orrin.id())
                .update();
        // One release in seven is corrected by a later one.
        database.sql(
                        """
                        insert into release_link (release_id, corrects_release_id)
                        select a.id, b.id from release a join release b on b.id = a.id + 10000
                        order by a.id limit 3000\
                        """)
                .update();
        database.sql("analyze").update();

        String everything =
                """
                explain (analyze, buffers off, timing off, summary off)
                select r.code, r.headline from public_release r
                where (r.sort_date, r.code) < (date '1995-01-01', '5000000000')
                order by r.sort_date desc, r.code desc limit 21\
                """;
        assertThat(plan(everything))
                .contains("release_by_date")
                .containsPattern("Index Cond: .*ROW\\(.*sort_date, .*code\\) < ROW")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
        String ofOneCompany =
                """
                explain (analyze, buffers off, timing off, summary off)
                select r.code, r.headline
                from public_listing l join public_release r on r.id = l.release_id
                where l.company_id = %d and (l.sort_date, l.code) < (date '1995-01-01', '5000000000')
                order by l.sort_date desc, l.code desc limit 21\
                """
                        .formatted(orrin.id());
        assertThat(plan(ofOneCompany))
                .contains("listing_pkey")
                .containsPattern("Index Cond: .*ROW\\(.*sort_date, .*code\\) < ROW")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
        String current =
                """
                explain (analyze, buffers off, timing off, summary off)
                select r.code, r.headline, %s as replaced from public_current r
                where (r.sort_date, r.code) < (date '1995-01-01', '5000000000')
                order by r.sort_date desc, r.code desc limit 21\
                """
                        .formatted(Archive.IS_REPLACED);
        assertThat(plan(current))
                .contains("release_by_date", "release_link_corrected")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort")
                .doesNotContain("Hash")
                .doesNotContain("Merge");
    }

    private String plan(String query) {
        return String.join("\n", database.sql(query).query((row, n) -> row.getString(1)).list());
    }

    /// An archive that ran them refuses to start with others.
    @Test
    void releasedMigrationsStayAsTheyAre() throws Exception {
        List<String> released =
                new ClassPathResource("db/released-migrations.sha256")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(released).hasSizeGreaterThan(12);
        for (String line : released) {
            String name = line.substring(line.lastIndexOf(' ') + 1);
            byte[] migration =
                    new ClassPathResource("db/migration/" + name).getContentAsByteArray();
            assertThat(HexFormat.of().formatHex(Sha256.of(migration)) + "  " + name)
                    .isEqualTo(line);
        }
    }
}
