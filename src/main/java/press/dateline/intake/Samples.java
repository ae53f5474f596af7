package press.dateline.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.Company;
import press.dateline.company.CompanyDesk;
import press.dateline.journal.Audit;
import press.dateline.journal.Journal;
import press.dateline.release.Issuer;
import press.dateline.release.Originals;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.web.Staff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The samples of a new archive: loaded once, all or none, and removed for good.
@Component
@Transactional
class Samples {

    private static final Logger log = LoggerFactory.getLogger(Samples.class);
    private static final String ACTOR = "samples";

    private final CompanyDesk companies;
    private final ReleaseDesk releases;
    private final Originals originals;
    private final JdbcClient database;
    private final Journal journal;
    private final Audit audit;

    Samples(
            CompanyDesk companies,
            ReleaseDesk releases,
            Originals originals,
            JdbcClient database,
            Journal journal,
            Audit audit) {
        this.companies = companies;
        this.releases = releases;
        this.originals = originals;
        this.database = database;
        this.journal = journal;
        this.audit = audit;
    }

    /// Loads the samples, if nothing was ever in this archive.
    void loadOnce() {
        database.sql("select pg_advisory_xact_lock(hashtext('dateline.samples'))")
                .query((row, n) -> n)
                .list();
        boolean untouched =
                database.sql(
                                """
                                select not exists (select from release)
                                   and not exists (select from company)
                                   and not exists (select from archive_fact where name = 'samples')\
                                """)
                        .query(Boolean.class)
                        .single();
        if (!untouched) {
            return;
        }
        Map<String, Long> ids = new HashMap<>();
        for (SampleFiles.SampleCompany sample : SampleFiles.companies()) {
            Company company =
                    companies.register(
                            sample.name(),
                            sample.former(),
                            sample.tickers(),
                            sample.cik(),
                            sample.lei(),
                            ACTOR);
            ids.put(sample.name(), company.id());
        }
        Map<String, String> codes = new HashMap<>();
        List<SampleFiles.SampleRelease> documents = SampleFiles.releases();
        for (SampleFiles.SampleRelease sample : documents) {
            List<String> printed = sample.parts().printedNames();
            List<Issuer> issuers =
                    IntStream.range(0, printed.size())
                            .mapToObj(
                                    i ->
                                            new Issuer(
                                                    ids.getOrDefault(sample.companies().get(i), 0L),
                                                    printed.get(i)))
                            .toList();
            Release release = releases.create(sample.parts().text(issuers), "", null, true, ACTOR);
            originals.keep(
                    release,
                    bytes(sample),
                    1,
                    "text/plain; charset=utf-8",
                    sample.fileName(),
                    sample.received());
            releases.publish(release.code(), ReleaseDesk.Publishing.NOW, Staff.program(ACTOR));
            codes.put(sample.fileName(), release.code());
            String corrected = codes.get(sample.corrects());
            if (corrected != null) {
                releases.correct(release, corrected, ACTOR);
            }
        }
        database.sql("update company set sample = true where id in (:ids)")
                .param("ids", ids.values())
                .update();
        database.sql("insert into archive_fact (name, said) values ('samples', 'loaded')").update();
        log.info(
                "Loaded {} sample releases; staff can remove them with one button.",
                documents.size());
    }

    private static byte[] bytes(SampleFiles.SampleRelease sample) {
        try {
            return sample.original().getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// How many sample releases the archive still holds.
    @Transactional(readOnly = true)
    long count() {
        return database.sql("select count(*) from release where sample").query(Long.class).single();
    }

    /// Removes every sample release, with its editions and originals, and the sample companies that
    /// no other release names.
    void remove(String actor) {
        List<Long> corrected =
                database.sql(
                                """
                                select distinct c.id
                                from release_link l
                                join release r on r.id = l.release_id and r.sample
                                join release c on c.id = l.corrects_release_id and not c.sample\
                                """)
                        .query((row, n) -> row.getLong(1))
                        .list();
        for (String statement :
                List.of(
                        "select count_release(id, -1) from release where sample and counted order"
                                + " by id",
                        "delete from listing where release_id in (select id from release where"
                                + " sample)",
                        "delete from publication where release_id in (select id from release where"
                                + " sample)",
                        """
                        with gone as (
                            delete from release_original
                            where release_id in (select id from release where sample)
                            returning original_id)
                        delete from original o
                        where o.id in (select original_id from gone)
                          and not exists (
                              select from release_original x
                              where x.original_id = o.id
                                and x.release_id in (select id from release where not sample))\
                        """,
                        """
                        delete from contact where edition_id in
                            (select e.id from edition e join release r on r.id = e.release_id where r.sample)\
                        """,
                        """
                        delete from issuer where edition_id in
                            (select e.id from edition e join release r on r.id = e.release_id where r.sample)\
                        """,
                        "delete from edition where release_id in (select id from release where"
                                + " sample)",
                        "delete from release where sample",
                        """
                        update company c set sample = false
                        where sample and exists (select from issuer i where i.company_id = c.id)\
                        """,
                        "delete from account_company where company_id in (select id from company"
                                + " where sample)",
                        "delete from api_token_company where company_id in (select id from company"
                                + " where sample)",
                        "delete from company_name where company_id in (select id from company where"
                                + " sample)",
                        "delete from ticker where company_id in (select id from company where"
                                + " sample)",
                        "delete from company_address where company_id in (select id from company"
                                + " where sample)",
                        "delete from company where sample",
                        "delete from release_count where n = 0",
                        "update archive_fact set said = 'removed', at = now() where name ="
                                + " 'samples'")) {
            if (statement.startsWith("select")) {
                database.sql(statement).query((row, n) -> n).list();
            } else {
                database.sql(statement).update();
            }
        }
        audit.record(actor, "samples.remove", "");
        journal.append(Journal.Event.SAMPLES_REMOVED, null, null);
        // What a sample had corrected is current again.
        releases.list(corrected);
        corrected.forEach(id -> journal.append(Journal.Event.CORRECTED, id, null));
    }
}
