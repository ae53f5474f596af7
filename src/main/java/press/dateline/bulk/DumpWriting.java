package press.dateline.bulk;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.bulk.DumpedRelease.Edition;
import press.dateline.bulk.DumpedRelease.Original;
import press.dateline.company.CompanyDesk;
import press.dateline.company.NameKey;
import press.dateline.intake.ImportLine;
import press.dateline.intake.ImportLine.Outcome;
import press.dateline.intake.ImportLock;
import press.dateline.journal.Audit;
import press.dateline.journal.Journal;
import press.dateline.release.Fingerprints;
import press.dateline.release.Issuer;
import press.dateline.release.Markup;
import press.dateline.release.ReleaseCode;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseRows;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes what a dump holds, some at a time, each time in one transaction: after a crash at any moment
/// what was written is whole.
@Component
class DumpWriting {

    private final JdbcTemplate template;
    private final JdbcClient database;
    private final CompanyDesk companyDesk;
    private final ReleaseDesk desk;
    private final ReleaseRows rows;
    private final Fingerprints fingerprints;
    private final Journal journal;
    private final Audit audit;

    DumpWriting(
            JdbcTemplate template,
            JdbcClient database,
            CompanyDesk companyDesk,
            ReleaseDesk desk,
            ReleaseRows rows,
            Fingerprints fingerprints,
            Journal journal,
            Audit audit) {
        this.template = template;
        this.database = database;
        this.companyDesk = companyDesk;
        this.desk = desk;
        this.rows = rows;
        this.fingerprints = fingerprints;
        this.journal = journal;
        this.audit = audit;
    }

    /// A release on its way in.
    ///
    /// @param line in the file, from 1
    record Arrival(String file, int line, DumpedRelease release) {

        /// Of its documents.
        long bytes() {
            return release.originals().stream().mapToLong(Original::size).sum();
        }

        ImportLine reported(Outcome outcome, String why) {
            Edition last = release.last();
            boolean named = last != null && !last.issuers().isEmpty();
            String date = last == null ? release.releasedOn() : last.releasedOn();
            return new ImportLine(
                    file,
                    "",
                    line,
                    outcome,
                    release.code(),
                    last != null && named ? last.issuers().getFirst().printedName() : "",
                    date == null ? "" : date,
                    last == null ? "" : last.headline(),
                    why);
        }
    }

    /// Finds or makes the companies: those with the same identifier, else with the same address and name.
    /// What the archive knows of a company stays.
    ///
    /// @return ids by the slugs of the dump
    @Transactional
    Map<String, Long> companies(List<DumpedCompany> companies, String actor) {
        ImportLock.take(template);
        var ids = new HashMap<String, Long>();
        for (DumpedCompany company : companies) {
            Long there = there(company);
            ids.put(company.slug(), there == null ? make(company, actor) : there);
        }
        return ids;
    }

    private @Nullable Long there(DumpedCompany company) {
        return database.sql(
                        """
                        select id from company
                        where cik = :cik or lei = :lei or (slug = :slug and name_key = :key)
                        order by coalesce(cik = :cik, false) desc, coalesce(lei = :lei, false) desc
                        limit 1\
                        """)
                .param("cik", company.cik(), Types.VARCHAR)
                .param("lei", company.lei(), Types.VARCHAR)
                .param("slug", company.slug())
                .param("key", NameKey.of(company.name()))
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private long make(DumpedCompany company, String actor) {
        long id = companyDesk.register(company.name(), actor).id();
        database.sql(
                        """
                        update company c
                        set cik = :cik, lei = :lei, sample = :sample,
                            slug = case when exists (select from company o where o.slug = :slug)
                                          or exists (select from company_address a where a.slug = :slug)
                                   then c.slug else :slug end
                        where id = :id\
                        """)
                .param("cik", company.cik(), Types.VARCHAR)
                .param("lei", company.lei(), Types.VARCHAR)
                .param("sample", company.sample())
                .param("slug", company.slug())
                .param("id", id)
                .update();
        template.batchUpdate(
                """
                insert into company_address (slug, company_id)
                select ?, ? where not exists (select from company where slug = ?)
                on conflict do nothing\
                """,
                company.formerSlugs(),
                Math.max(1, company.formerSlugs().size()),
                (insert, slug) -> {
                    insert.setString(1, slug);
                    insert.setLong(2, id);
                    insert.setString(3, slug);
                });
        template.batchUpdate(
                """
                insert into company_name (company_id, name, name_key, kind, ended_on)
                values (?, ?, ?, ?, ?) on conflict do nothing\
                """,
                company.names(),
                Math.max(1, company.names().size()),
                (insert, name) -> {
                    insert.setLong(1, id);
                    insert.setString(2, name.name());
                    insert.setString(3, NameKey.of(name.name()));
                    insert.setString(4, name.kind());
                    insert.setObject(5, name.endedOn(), Types.DATE);
                });
        template.batchUpdate(
                """
                insert into ticker (company_id, exchange, symbol, since, until)
                values (?, ?, ?, ?, ?) on conflict do nothing\
                """,
                company.tickers(),
                Math.max(1, company.tickers().size()),
                (insert, ticker) -> {
                    insert.setLong(1, id);
                    insert.setString(2, ticker.exchange());
                    insert.setString(3, ticker.symbol());
                    insert.setObject(4, ticker.since(), Types.DATE);
                    insert.setObject(5, ticker.until(), Types.DATE);
                });
        return id;
    }

    /// Writes the releases that are not there.
    ///
    /// @param companies ids by slugs
    /// @param replaces codes of the replaced ones by the code of what replaces them, as far as they are
    ///     known; where both are there, those that are written now are linked
    /// @return a line for each
    /// @throws DumpProblem where a document is not in the dump
    @Transactional
    List<ImportLine> releases(
            List<Arrival> arrivals,
            DumpReader dump,
            Map<String, Long> companies,
            Map<String, List<String>> replaces,
            String actor) {
        ImportLock.take(template);
        Set<String> codes = there(arrivals);
        Map<String, String> kept = keptAs(arrivals);
        var lines = new ArrayList<ImportLine>();
        var fresh = new ArrayList<Arrival>();
        for (Arrival arrival : arrivals) {
            String problem = problem(arrival.release());
            String other =
                    arrival.release().originals().stream()
                            .map(o -> kept.get(o.sha256() + " " + o.ordinal()))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            if (problem != null) {
                lines.add(arrival.reported(Outcome.FAILED, problem));
            } else if (!codes.add(arrival.release().code())) {
                lines.add(arrival.reported(Outcome.ALREADY_THERE, ""));
            } else if (other != null) {
                lines.add(arrival.reported(Outcome.ALREADY_THERE, "It is here as " + other + "."));
            } else {
                fresh.add(arrival);
                lines.add(
                        arrival.reported(
                                Outcome.IMPORTED,
                                arrival.release().isGone()
                                        ? "It is gone; only that is kept."
                                        : ""));
            }
        }
        write(fresh, dump, companies, actor);
        link(replaces, fresh.stream().map(a -> a.release().code()).collect(Collectors.toSet()));
        return lines;
    }

    private static @Nullable String problem(DumpedRelease release) {
        if (!release.code().equals(ReleaseCode.read(release.code()))) {
            return "This is no code of a release.";
        }
        boolean isPublic =
                Set.of("published", "withdrawn", DumpedRelease.IS_GONE).contains(release.state());
        if (!isPublic && !release.state().equals("draft")) {
            return "Its state is unknown.";
        }
        if (isPublic && release.archivedAt() == null) {
            return "It does not say when it became public.";
        }
        if (!release.isGone() && release.last() == null) {
            return "It has no edition.";
        }
        return null;
    }

    private Set<String> there(List<Arrival> arrivals) {
        return new HashSet<>(
                database.sql("select code from release where code = any (:codes)")
                        .param(
                                "codes",
                                arrivals.stream()
                                        .map(a -> a.release().code())
                                        .toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /// Codes of releases that came in the same documents, by hash and ordinal.
    private Map<String, String> keptAs(List<Arrival> arrivals) {
        return database
                .sql(
                        """
                        select encode(o.sha256, 'hex') || ' ' || x.ordinal as place, r.code
                        from original o
                        join release_original x on x.original_id = o.id
                        join release r on r.id = x.release_id
                        where o.sha256 = any (:hashes)\
                        """)
                .param(
                        "hashes",
                        bytes(
                                arrivals.stream()
                                        .flatMap(a -> a.release().originals().stream())
                                        .map(Original::sha256)))
                .query((row, n) -> Map.entry(row.getString("place"), row.getString("code")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static byte[][] bytes(Stream<String> hashes) {
        return hashes.map(HexFormat.of()::parseHex).toArray(byte[][]::new);
    }

    private void write(
            List<Arrival> arrivals, DumpReader dump, Map<String, Long> companies, String actor) {
        if (arrivals.isEmpty()) {
            return;
        }
        List<Long> ids = rows.next("release", arrivals.size());
        int count =
                arrivals.stream().mapToInt(a -> Math.max(1, a.release().editions().size())).sum();
        List<Long> editionIds = rows.next("edition", count);
        var releases = new ArrayList<Row>();
        var editions = new ArrayList<ReleaseRows.NewEdition>();
        var publications = new ArrayList<ReleaseRows.NewPublication>();
        var latest = new ArrayList<Fingerprints.Text>();
        Timestamp now = database.sql("select archive_now()").query(Timestamp.class).single();
        int edition = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            DumpedRelease release = arrivals.get(i).release();
            Long shown = null;
            int last = 0;
            for (Edition said : release.isGone() ? List.of(erased(release)) : release.editions()) {
                long id = editionIds.get(edition++);
                Integer number = said.number() == null ? said.edition() : said.number();
                last = number == null ? last + 1 : number;
                Instant saved = said.savedAt() == null ? said.publishedAt() : said.savedAt();
                editions.add(
                        new ReleaseRows.NewEdition(
                                id,
                                ids.get(i),
                                last,
                                text(release, said, companies, actor),
                                said.staffNote() == null ? "" : said.staffNote(),
                                saved == null ? now : Timestamp.from(saved)));
                if (said.edition() != null) {
                    shown = id;
                    publications.add(
                            new ReleaseRows.NewPublication(
                                    ids.get(i),
                                    said.edition(),
                                    id,
                                    said.publishedAt() == null
                                            ? now
                                            : Timestamp.from(said.publishedAt()),
                                    said.change(),
                                    said.changeNote() == null ? "" : said.changeNote()));
                }
            }
            if (!release.isGone()) {
                ReleaseText text = editions.getLast().text();
                latest.add(new Fingerprints.Text(ids.get(i), text.headline(), text.body()));
            }
            releases.add(new Row(ids.get(i), release, shown, last, last + publicationsOf(release)));
        }
        insert(releases, actor);
        rows.editions(editions, actor);
        rows.publications(publications, actor);
        keep(releases, dump);
        fingerprints.keep(latest);
        rows.list(ids);
        audit.record(
                actor, "release.import", arrivals.stream().map(a -> a.release().code()).toList());
        releases.stream()
                // What becomes public later is announced at its time.
                .filter(r -> r.shown() != null && r.isPublicAt(now))
                .forEach(
                        r ->
                                journal.append(
                                        r.release().isGone()
                                                ? Journal.Event.WITHDRAWN
                                                : Journal.Event.PUBLISHED,
                                        r.id(),
                                        null));
    }

    private static int publicationsOf(DumpedRelease release) {
        return (int) release.editions().stream().filter(e -> e.edition() != null).count();
    }

    /// What stays of a release that is gone, as erasing leaves it.
    private static Edition erased(DumpedRelease release) {
        String precision = release.precision();
        return new Edition(
                1,
                release.archivedAt(),
                null,
                "",
                "en",
                "Erased",
                List.of(),
                "",
                List.of(),
                "",
                release.releasedOn(),
                precision == null ? "unknown" : precision,
                release.companies().stream()
                        .map(slug -> new DumpedRelease.Issuer("", slug))
                        .toList(),
                "",
                "",
                "",
                List.of(),
                "",
                null,
                null,
                null);
    }

    private ReleaseText text(
            DumpedRelease release, Edition said, Map<String, Long> companies, String actor) {
        var issuers = new ArrayList<Issuer>();
        for (DumpedRelease.Issuer issuer : said.issuers()) {
            String slug = issuer.company();
            Long id =
                    slug == null
                            ? unnamed(issuer.printedName(), companies, actor)
                            : companies.get(slug);
            if (id == null) {
                throw new DumpProblem("The dump has no company “%s”.".formatted(slug));
            }
            issuers.add(new Issuer(id, release.isGone() ? nameOf(id) : issuer.printedName()));
        }
        return new ReleaseText(
                said.headline(),
                said.subheadlines(),
                issuers,
                said.dateline(),
                said.places(),
                date(said),
                said.wire(),
                said.language(),
                // A dump may come from anywhere.
                Markup.clean(said.newsHtml()),
                Markup.clean(said.aboutHtml()),
                Markup.clean(said.disclaimerHtml()),
                said.contacts(),
                said.sourceLine());
    }

    /// A company that no public release names: not one of the dump, which are named.
    private Long unnamed(String printedName, Map<String, Long> named, String actor) {
        return database.sql(
                        """
                        select c.id from company c
                        where c.name = :name and c.id <> all (:named)
                          and not exists (select from public_company p where p.id = c.id)
                        order by c.id limit 1\
                        """)
                .param("name", printedName)
                .param("named", named.values().toArray(Long[]::new))
                .query(Long.class)
                .optional()
                .orElseGet(() -> companyDesk.register(printedName, actor).id());
    }

    private String nameOf(long company) {
        return companyDesk.withId(company).orElseThrow().name();
    }

    private static @Nullable StatedDate date(Edition said) {
        String stated = said.releasedOn();
        if (stated == null) {
            return null;
        }
        try {
            StatedDate date = StatedDate.read(stated);
            if (date != null && date.iso().equals(stated)) {
                return date;
            }
        } catch (DateTimeException notInTheCalendar) {
            // Reported below, as what is no date is.
        }
        throw new DumpProblem("“%s” is no date.".formatted(stated));
    }

    /// @param shown the edition that is public; null for a draft
    private record Row(
            long id, DumpedRelease release, @Nullable Long shown, int editions, int version) {

        boolean isPublicAt(Timestamp now) {
            Instant from = release.archivedAt();
            return from != null && !from.isAfter(now.toInstant());
        }

        /// How far the work is on what was saved after the public edition.
        @Nullable String change() {
            Edition last = release.editions().isEmpty() ? null : release.editions().getLast();
            return release.state().equals("published") && last != null && last.edition() == null
                    ? "draft"
                    : null;
        }
    }

    private void insert(List<Row> releases, String actor) {
        template.batchUpdate(
                """
                insert into release (id, code, state, publish_at, public_edition_id, withdrawn_at,
                                     withdrawal_reason, text_withheld, withheld, withheld_reason, sample,
                                     editions, version, created_by, change_state, erased_at, announced)
                select v.id, v.code, v.state, v.publish_at, v.shown, v.withdrawn_at, v.reason,
                       v.text_withheld, v.withheld, v.withheld_reason, v.sample, v.editions, v.version,
                       v.actor, v.change, case when v.state = 'killed' then archive_now() end,
                       coalesce(v.publish_at <= archive_now(), false)
                from (values (?, ?, ?, ?::timestamptz, ?::bigint, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?, ?, ?))
                     v (id, code, state, publish_at, shown, withdrawn_at, reason, text_withheld, withheld,
                        withheld_reason, sample, editions, version, actor, change)\
                """,
                releases,
                releases.size(),
                (insert, row) -> {
                    DumpedRelease release = row.release();
                    insert.setLong(1, row.id());
                    insert.setString(2, release.code());
                    insert.setString(3, release.isGone() ? "killed" : release.state());
                    insert.setTimestamp(4, timestamp(release.archivedAt()));
                    insert.setObject(5, row.shown(), Types.BIGINT);
                    insert.setTimestamp(6, timestamp(release.withdrawnAt()));
                    insert.setString(7, release.withdrawalReason());
                    insert.setBoolean(8, release.textWithheld());
                    insert.setArray(
                            9,
                            insert.getConnection()
                                    .createArrayOf("text", release.withheld().toArray()));
                    insert.setString(10, release.withheldReason());
                    insert.setBoolean(11, release.sample());
                    insert.setInt(12, row.editions());
                    insert.setInt(13, row.version());
                    insert.setString(14, actor);
                    insert.setString(15, row.change());
                });
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private void keep(List<Row> releases, DumpReader dump) {
        record Kept(long release, Original original) {}
        var kept = new ArrayList<Kept>();
        Map<String, Original> documents = new LinkedHashMap<>();
        for (Row row : releases) {
            for (Original original : row.release().originals()) {
                kept.add(new Kept(row.id(), original));
                documents.putIfAbsent(original.sha256(), original);
            }
        }
        for (String there :
                database.sql(
                                "select encode(sha256, 'hex') from original where sha256 = any"
                                        + " (:hashes)")
                        .param("hashes", bytes(documents.keySet().stream()))
                        .query(String.class)
                        .list()) {
            documents.remove(there);
        }
        template.batchUpdate(
                """
                insert into original (sha256, bytes, media_type, file_name, source, came, received_at,
                                      releases)
                values (?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                documents.values(),
                // Each may have 32 MB.
                1,
                (insert, original) -> {
                    insert.setBytes(1, HexFormat.of().parseHex(original.sha256()));
                    insert.setBytes(2, dump.document(original));
                    insert.setString(3, original.mediaType());
                    insert.setString(4, original.fileName());
                    insert.setString(5, original.source());
                    insert.setString(6, original.came());
                    insert.setTimestamp(7, Timestamp.from(original.receivedAt()));
                    Integer of = original.releases();
                    insert.setInt(8, of == null ? 1 : of);
                });
        template.batchUpdate(
                """
                insert into release_original (release_id, position, original_id, ordinal)
                select ?, ?, id, ? from original where sha256 = ?\
                """,
                kept,
                Math.max(1, kept.size()),
                (insert, one) -> {
                    insert.setLong(1, one.release());
                    insert.setInt(2, one.original().position());
                    insert.setInt(3, one.original().ordinal());
                    insert.setBytes(4, HexFormat.of().parseHex(one.original().sha256()));
                });
        // So many releases of it are here, and each has to be public before the document is.
        template.batchUpdate(
                """
                update original o
                set releases = greatest(o.releases, (select count(*) from release_original x
                                                     where x.original_id = o.id))
                where sha256 = ?\
                """,
                kept,
                Math.max(1, kept.size()),
                (update, one) ->
                        update.setBytes(1, HexFormat.of().parseHex(one.original().sha256())));
    }

    /// Says which release stands in the place of which. Only where one of the two comes now: what
    /// staff said of two that were there stays.
    private void link(Map<String, List<String>> replaces, Set<String> fresh) {
        replaces.forEach(
                (later, others) ->
                        others.stream()
                                .filter(other -> fresh.contains(later) || fresh.contains(other))
                                .forEach(other -> desk.correctAsThere(later, other)));
    }
}
