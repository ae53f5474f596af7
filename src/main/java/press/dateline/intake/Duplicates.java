package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.company.CompanyDesk;
import press.dateline.company.NameKey;
import press.dateline.release.TextFingerprint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Finds the releases that a new one may be another copy of: the same bytes; the same company, date
/// and headline; nearly the same text. It only finds; what is done about them is decided elsewhere.
///
/// Fingerprints are kept where editions are saved, in `release`, so releases typed in at the desk
/// are found as well as imported ones, and `release` need not know of this package.
@Component
@Transactional(readOnly = true)
class Duplicates {

    /// Stands for "not stated" in the column that orders the archive.
    private static final LocalDate UNDATED = LocalDate.of(1, 1, 1);

    /// A text that says the same as thousands is looked at against the first so many.
    private static final int MAX_CANDIDATES = 1000;

    private final JdbcClient database;
    private final CompanyDesk companies;

    Duplicates(JdbcClient database, CompanyDesk companies) {
        this.database = database;
        this.companies = companies;
    }

    /// In what two releases agree, the surest first.
    enum Kind {
        SAME_BYTES,
        SAME_HEADLINE,
        NEAR_TEXT;

        /// What the second of two is, in words that go before a code.
        String words() {
            return switch (this) {
                case SAME_BYTES -> "The same bytes as";
                case SAME_HEADLINE -> "The same company, date and headline as";
                case NEAR_TEXT -> "Nearly the same text as";
            };
        }
    }

    /// A release that is there already.
    record Duplicate(Kind kind, String code) {

        String sentence() {
            return kind.words() + " " + code + ".";
        }
    }

    /// What is known of a release before it is kept.
    ///
    /// @param sha256 of its original; null without one
    /// @param companyIds of its issuers as far as they are known
    /// @param date the first day of the stated period; null where none is stated
    /// @param fingerprint see [TextFingerprint]; null where the text is too short
    @SuppressWarnings("ArrayRecordComponent")
    record Sought(
            byte @Nullable [] sha256,
            Collection<Long> companyIds,
            @Nullable LocalDate date,
            String headline,
            @Nullable Long fingerprint) {

        /// Whether another release that is not yet kept would be a duplicate of this one.
        @Nullable Kind agreesWith(Sought other) {
            String key = TextFingerprint.headlineKey(headline);
            if (!key.isEmpty()
                    && day().equals(other.day())
                    && companyIds.stream().anyMatch(other.companyIds::contains)
                    && key.equals(TextFingerprint.headlineKey(other.headline))) {
                return Kind.SAME_HEADLINE;
            }
            return fingerprint != null
                            && other.fingerprint != null
                            && TextFingerprint.distance(fingerprint, other.fingerprint)
                                    <= TextFingerprint.NEAR
                    ? Kind.NEAR_TEXT
                    : null;
        }

        private LocalDate day() {
            return date == null ? UNDATED : date;
        }
    }

    /// The releases that one may be a copy of, the surest first, each once.
    ///
    /// @param sha256 of its original; null without one
    /// @param issuers names as printed; each may fit several companies
    /// @param date the first day of the stated period; null where none is stated
    /// @param body as plain text
    List<Duplicate> of(
            byte @Nullable [] sha256,
            Collection<String> issuers,
            @Nullable LocalDate date,
            String headline,
            String body) {
        List<String> keys = issuers.stream().map(NameKey::of).filter(k -> !k.isEmpty()).toList();
        List<Long> ids =
                companies.withKeys(keys).values().stream()
                        .flatMap(Collection::stream)
                        .distinct()
                        .toList();
        return of(List.of(
                        new Sought(
                                sha256,
                                ids,
                                date,
                                headline,
                                TextFingerprint.ofText(headline, body))))
                .getFirst();
    }

    /// The same for many, in the same order, at the cost of a few statements.
    List<List<Duplicate>> of(List<Sought> several) {
        List<List<Duplicate>> found =
                Stream.generate(() -> (List<Duplicate>) new ArrayList<Duplicate>())
                        .limit(several.size())
                        .toList();
        addSameBytes(several, found);
        addSameHeadline(several, found);
        addNearText(several, found);
        return found;
    }

    private void addSameBytes(List<Sought> several, List<List<Duplicate>> found) {
        database.sql(
                        """
                        select s.place, r.code
                        from unnest(:hashes) with ordinality as s (sha256, place)
                        join original o on o.sha256 = s.sha256
                        join release_original x on x.original_id = o.id
                        join release r on r.id = x.release_id
                        order by s.place, x.ordinal\
                        """)
                .param("hashes", several.stream().map(Sought::sha256).toArray(byte[][]::new))
                .query(
                        row -> {
                            add(found, row.getInt(1), Kind.SAME_BYTES, row.getString(2));
                        });
    }

    private void addSameHeadline(List<Sought> several, List<List<Duplicate>> found) {
        var places = new ArrayList<Integer>();
        var ids = new ArrayList<Long>();
        var days = new ArrayList<LocalDate>();
        for (int i = 0; i < several.size(); i++) {
            Sought sought = several.get(i);
            if (TextFingerprint.headlineKey(sought.headline()).isEmpty()) {
                continue;
            }
            for (Long id : sought.companyIds()) {
                places.add(i + 1);
                ids.add(id);
                days.add(sought.day());
            }
        }
        database.sql(
                        """
                        select s.place, r.code, e.headline
                        from unnest(:places, :ids, :days::date[]) as s (place, company_id, day)
                        join listing l on l.company_id = s.company_id and l.sort_date = s.day
                        join release r on r.id = l.release_id
                        join edition e on e.release_id = r.id and e.number = r.editions
                        order by s.place, r.code\
                        """)
                .param("places", places.toArray(Integer[]::new))
                .param("ids", ids.toArray(Long[]::new))
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(
                        row -> {
                            String headline = several.get(row.getInt(1) - 1).headline();
                            if (TextFingerprint.headlineKey(headline)
                                    .equals(TextFingerprint.headlineKey(row.getString(3)))) {
                                add(found, row.getInt(1), Kind.SAME_HEADLINE, row.getString(2));
                            }
                        });
    }

    private void addNearText(List<Sought> several, List<List<Duplicate>> found) {
        database.sql(
                        """
                        select s.place, r.code
                        from unnest(:fingerprints) with ordinality as s (simhash, place)
                        cross join lateral (
                            select release_id, simhash from (
                                (select f.release_id, f.simhash from release_fingerprint f
                                 where (f.simhash & 65535) = (s.simhash & 65535)
                                 limit :most)
                                union
                                (select f.release_id, f.simhash from release_fingerprint f
                                 where (f.simhash >> 16 & 65535) = (s.simhash >> 16 & 65535)
                                 limit :most)
                                union
                                (select f.release_id, f.simhash from release_fingerprint f
                                 where (f.simhash >> 32 & 65535) = (s.simhash >> 32 & 65535)
                                 limit :most)
                                union
                                (select f.release_id, f.simhash from release_fingerprint f
                                 where (f.simhash >> 48 & 65535) = (s.simhash >> 48 & 65535)
                                 limit :most)) quarters
                            where bit_count((simhash # s.simhash)::bit(64)) <= :near) f
                        join release r on r.id = f.release_id
                        order by s.place, r.code\
                        """)
                .param(
                        "fingerprints",
                        several.stream().map(Sought::fingerprint).toArray(Long[]::new))
                .param("most", MAX_CANDIDATES)
                .param("near", TextFingerprint.NEAR)
                .query(
                        row -> {
                            add(found, row.getInt(1), Kind.NEAR_TEXT, row.getString(2));
                        });
    }

    private static void add(List<List<Duplicate>> found, int place, Kind kind, String code) {
        List<Duplicate> list = found.get(place - 1);
        if (list.stream().noneMatch(d -> d.code().equals(code))) {
            list.add(new Duplicate(kind, code));
        }
    }
}
