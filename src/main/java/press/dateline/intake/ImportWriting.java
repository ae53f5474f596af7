package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.CompanyDesk;
import press.dateline.company.NameKey;
import press.dateline.company.Ticker;
import press.dateline.intake.Duplicates.Duplicate;
import press.dateline.intake.Duplicates.Sought;
import press.dateline.intake.ImportLine.Outcome;
import press.dateline.release.Issuer;
import press.dateline.release.Originals;
import press.dateline.release.ReleaseBatch;
import press.dateline.release.ReleaseBatch.NewRelease;
import press.dateline.release.ReleaseForm;
import press.dateline.release.ReleaseText;
import press.dateline.text.Filing;
import press.dateline.text.ParsedCompany;
import press.dateline.text.StatedDate;
import press.dateline.web.CleanText;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Writes what was read of some documents, in one transaction together with the note that they are
/// done: after a crash at any moment either both are there or neither.
@Component
class ImportWriting {

    private static final int MAX_EXCHANGE = 60;
    private static final int MAX_SYMBOL = 20;

    private final JdbcTemplate database;
    private final KnownDocuments documents;
    private final Duplicates duplicates;
    private final CompanyDesk companies;
    private final ReleaseBatch releases;
    private final Originals originals;

    ImportWriting(
            JdbcTemplate database,
            KnownDocuments documents,
            Duplicates duplicates,
            CompanyDesk companies,
            ReleaseBatch releases,
            Originals originals) {
        this.database = database;
        this.documents = documents;
        this.duplicates = duplicates;
        this.companies = companies;
        this.releases = releases;
        this.originals = originals;
    }

    /// A release on its way in, with what is found out about it.
    private static final class Arrival {
        private final ReadDocument from;
        private final ReadDocument.Found found;
        private final List<Issuer> issuers = new ArrayList<>();

        /// Why nobody but a person should publish it, a sentence each.
        private final List<String> doubts = new ArrayList<>();

        private List<Duplicate> duplicates = List.of();
        private @Nullable NewRelease release;

        Arrival(ReadDocument from, ReadDocument.Found found) {
            this.from = from;
            this.found = found;
        }

        ReleaseText text() {
            return found.mapped().text();
        }

        Sought sought() {
            StatedDate date = text().date();
            return new Sought(
                    from.document().sha256(),
                    issuers.stream().map(Issuer::companyId).toList(),
                    date == null ? null : date.firstDay(),
                    text().headline(),
                    found.fingerprint());
        }

        ImportLine reported(NewRelease made) {
            StatedDate date = text().date();
            return new ImportLine(
                    from.document().file(),
                    from.document().entry(),
                    found.ordinal(),
                    duplicates.isEmpty() ? Outcome.IMPORTED : Outcome.NEAR_DUPLICATE,
                    made.code(),
                    found.companies().isEmpty()
                            ? ""
                            : line(found.companies().getFirst().name().text()),
                    date == null ? "" : date.iso(),
                    text().headline(),
                    String.join(" ", doubts));
        }
    }

    /// Writes the documents that are new.
    ///
    /// @param publish whether what is whole and without doubt becomes public
    /// @return a line or several for each document, in their order
    @Transactional
    List<ImportLine> write(List<ReadDocument> read, boolean publish, String actor) {
        ImportLock.take(database);
        Map<String, KnownDocuments.Known> known =
                documents.of(read.stream().map(ReadDocument::document).toList());
        Map<Integer, List<Arrival>> arrivals = arrivals(read, known);
        List<Arrival> all = arrivals.values().stream().flatMap(List::stream).toList();
        findCompanies(all, actor);
        findDuplicates(all);
        make(all, publish, actor);
        note(arrivals, read, known);
        return lines(read, arrivals);
    }

    /// The releases that are not there yet, by the place of their document. Of documents with the same bytes the first
    /// counts.
    private static Map<Integer, List<Arrival>> arrivals(
            List<ReadDocument> read, Map<String, KnownDocuments.Known> known) {
        var arrivals = new LinkedHashMap<Integer, List<Arrival>>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < read.size(); i++) {
            ReadDocument document = read.get(i);
            String key = document.document().key();
            KnownDocuments.Known before = known.get(key);
            if (document.releases().isEmpty() || !seen.add(key)) {
                continue;
            }
            List<Arrival> fresh =
                    document.releases().stream()
                            .filter(r -> before == null || !before.ordinals().contains(r.ordinal()))
                            .map(r -> new Arrival(document, r))
                            .toList();
            arrivals.put(i, fresh);
        }
        return arrivals;
    }

    private void findCompanies(List<Arrival> arrivals, String actor) {
        Set<String> keys = new HashSet<>();
        for (Arrival arrival : arrivals) {
            for (ParsedCompany company : arrival.found.companies()) {
                keys.add(NameKey.of(line(company.name().text())));
            }
        }
        keys.remove("");
        Map<String, List<Long>> fitting = keys.isEmpty() ? Map.of() : companies.withKeys(keys);
        Map<String, List<Long>> known = new HashMap<>(fitting);
        for (Arrival arrival : arrivals) {
            Set<Long> named = new HashSet<>();
            for (ParsedCompany company : arrival.found.companies()) {
                String name = line(company.name().text());
                String key = NameKey.of(name);
                if (key.isEmpty() || name.length() > ReleaseForm.MAX_LINE) {
                    arrival.doubts.add("“%s” is not taken for a company.".formatted(cut(name, 80)));
                    continue;
                }
                List<Long> ids =
                        known.computeIfAbsent(
                                key,
                                _ ->
                                        List.of(
                                                register(
                                                        name,
                                                        key,
                                                        company,
                                                        arrival.found.filing(),
                                                        actor)));
                if (ids.size() > 1) {
                    arrival.doubts.add(
                            "“%s” fits %d companies of the archive.".formatted(name, ids.size()));
                } else if (named.add(ids.getFirst())) {
                    arrival.issuers.add(new Issuer(ids.getFirst(), name));
                }
            }
        }
    }

    private long register(
            String name, String key, ParsedCompany company, @Nullable Filing filing, String actor) {
        String cik = filing == null ? null : filing.cik();
        String filer = filing == null ? null : filing.company();
        boolean files =
                cik != null
                        && cik.matches("[0-9]{10}")
                        && filer != null
                        && NameKey.of(filer).equals(key);
        if (files) {
            List<Long> sameFiler =
                    database.query(
                            "select id from company where cik = ?",
                            (row, n) -> row.getLong(1),
                            cik);
            if (!sameFiler.isEmpty()) {
                return sameFiler.getFirst();
            }
        }
        List<Ticker> tickers =
                company.tickers().stream()
                        .map(
                                t -> {
                                    String exchange = t.exchange();
                                    return new Ticker(
                                            exchange == null ? "" : line(exchange),
                                            line(t.symbol()),
                                            null,
                                            null);
                                })
                        .filter(t -> fits(t.exchange(), MAX_EXCHANGE))
                        .filter(t -> fits(t.symbol(), MAX_SYMBOL))
                        .distinct()
                        .toList();
        Map<String, Optional<java.time.LocalDate>> noFormerNames = Map.of();
        return companies
                .register(name, noFormerNames, tickers, files ? cik : null, null, actor)
                .id();
    }

    private static boolean fits(String value, int most) {
        return !value.isEmpty() && value.length() <= most;
    }

    /// Looks in the archive and among the documents before it in this transaction.
    private void findDuplicates(List<Arrival> arrivals) {
        List<Sought> sought = arrivals.stream().map(Arrival::sought).toList();
        List<List<Duplicate>> found = sought.isEmpty() ? List.of() : duplicates.of(sought);
        for (int i = 0; i < arrivals.size(); i++) {
            // Another release of the same document is no copy of this one.
            arrivals.get(i).duplicates =
                    found.get(i).stream()
                            .filter(d -> d.kind() != Duplicates.Kind.SAME_BYTES)
                            .toList();
        }
    }

    private void make(List<Arrival> arrivals, boolean publish, String actor) {
        var made = new ArrayList<NewRelease>();
        List<Sought> sought = arrivals.stream().map(Arrival::sought).toList();
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            var copies = new ArrayList<>(arrival.duplicates);
            for (int before = 0; before < i; before++) {
                Duplicates.Kind kind = sought.get(before).agreesWith(sought.get(i));
                if (kind != null) {
                    copies.add(new Duplicate(kind, made.get(before).code()));
                }
            }
            arrival.duplicates = copies;
            judge(arrival);
            ReleaseText text = arrival.found.mapped().with(arrival.issuers);
            NewRelease release =
                    new NewRelease(
                            text,
                            cut(String.join("\n", arrival.doubts), ReleaseForm.MAX_NOTE),
                            publish && arrival.doubts.isEmpty());
            arrival.release = release;
            made.add(release);
        }
        List<Long> ids = releases.create(made, actor);
        var kept = new ArrayList<Originals.Kept>();
        for (int i = 0; i < arrivals.size(); i++) {
            Arrival arrival = arrivals.get(i);
            Document document = arrival.from.document();
            Filing filing = arrival.found.filing();
            String accession = filing == null ? null : filing.accessionNumber();
            kept.add(
                    new Originals.Kept(
                            ids.get(i),
                            arrival.found.ordinal(),
                            arrival.from.releases().size(),
                            document.bytes(),
                            document.sha256(),
                            arrival.from.mediaType(),
                            document.name(),
                            accession == null ? document.place() : accession));
        }
        originals.keepAll(kept);
    }

    private static void judge(Arrival arrival) {
        List<String> doubts = arrival.doubts;
        doubts.addAll(0, arrival.duplicates.stream().map(Duplicate::sentence).toList());
        if (arrival.found.companies().isEmpty()) {
            doubts.add("No company was found.");
        }
        if (arrival.text().headline().isBlank()) {
            doubts.add("No headline was found.");
        }
        if (arrival.text().body().isBlank()) {
            doubts.add("No body was found.");
        }
        doubts.addAll(arrival.found.warnings());
        doubts.addAll(arrival.found.mapped().notes());
        doubts.replaceAll(ImportWriting::line);
    }

    private void note(
            Map<Integer, List<Arrival>> arrivals,
            List<ReadDocument> read,
            Map<String, KnownDocuments.Known> known) {
        record Done(Document document, String outcome, String why, int releases) {}
        Map<String, Done> done = new LinkedHashMap<>();
        for (int i = 0; i < read.size(); i++) {
            ReadDocument document = read.get(i);
            KnownDocuments.Known before = known.get(document.document().key());
            String reason = document.reason();
            if (before != null && before.isDone()) {
                continue;
            }
            if (arrivals.containsKey(i)) {
                int count = document.releases().size();
                done.put(
                        document.document().key(),
                        new Done(document.document(), "imported", "", count));
            } else if (reason != null) {
                done.put(
                        document.document().key(),
                        new Done(document.document(), "not a release", line(reason), 0));
            }
        }
        if (!done.isEmpty()) {
            database.batchUpdate(
                    """
                    insert into import_document (sha256, outcome, why, releases) values (?, ?, ?, ?)
                    on conflict (sha256) do update
                    set outcome = excluded.outcome, why = excluded.why,
                        releases = excluded.releases, at = excluded.at\
                    """,
                    done.values(),
                    done.size(),
                    (insert, one) -> {
                        insert.setBytes(1, one.document().sha256());
                        insert.setString(2, one.outcome());
                        insert.setString(3, one.why());
                        insert.setInt(4, one.releases());
                    });
        }
    }

    private List<ImportLine> lines(List<ReadDocument> read, Map<Integer, List<Arrival>> arrivals) {
        var others = new ArrayList<Document>();
        for (int i = 0; i < read.size(); i++) {
            ReadDocument one = read.get(i);
            boolean allNew = arrivals.getOrDefault(i, List.of()).size() == one.releases().size();
            if (one.failure() == null
                    && one.reason() == null
                    && (one.releases().isEmpty() || !allNew)) {
                others.add(one.document());
            }
        }
        Map<String, List<KnownDocuments.There>> there = documents.releasesOf(others);
        Map<String, KnownDocuments.Known> known =
                others.isEmpty() ? Map.of() : documents.of(others);
        var lines = new ArrayList<ImportLine>();
        for (int i = 0; i < read.size(); i++) {
            Document document = read.get(i).document();
            String failure = read.get(i).failure();
            String reason = read.get(i).reason();
            KnownDocuments.Known before = known.get(document.key());
            if (reason == null && before != null) {
                reason = before.noRelease();
            }
            if (failure != null) {
                lines.add(ImportLine.without(document, Outcome.FAILED, failure));
            } else if (reason != null) {
                lines.add(ImportLine.without(document, Outcome.NOT_A_RELEASE, reason));
            } else {
                Map<Integer, ImportLine> byOrdinal = new TreeMap<>();
                for (KnownDocuments.There one : there.getOrDefault(document.key(), List.of())) {
                    byOrdinal.put(one.ordinal(), alreadyThere(document, one));
                }
                for (Arrival arrival : arrivals.getOrDefault(i, List.of())) {
                    NewRelease made = arrival.release;
                    if (made != null) {
                        byOrdinal.put(arrival.found.ordinal(), arrival.reported(made));
                    }
                }
                lines.addAll(byOrdinal.values());
            }
        }
        return lines;
    }

    private static ImportLine alreadyThere(Document document, KnownDocuments.There release) {
        return new ImportLine(
                document.file(),
                document.entry(),
                release.ordinal(),
                Outcome.ALREADY_THERE,
                release.code(),
                release.company(),
                release.date(),
                release.headline(),
                "");
    }

    private static String line(String text) {
        return CleanText.line(CleanText.of(text));
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - (Character.isHighSurrogate(text.charAt(most - 2)) ? 2 : 1);
        return text.substring(0, end) + "…";
    }
}
