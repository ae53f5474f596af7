package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.journal.Journal;
import press.dateline.web.Sha256;
import press.dateline.web.Staff;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;

/// The bytes that releases were received as; kept once for each content and never changed.
@Component
@Transactional
public class Originals {

    private final JdbcClient database;
    private final JdbcTemplate template;
    private final Journal journal;

    Originals(JdbcClient database, JdbcTemplate template, Journal journal) {
        this.database = database;
        this.template = template;
        this.journal = journal;
    }

    /// Keeps a document as the next original of a release.
    ///
    /// @param ordinal which release of that document it is, from 1
    /// @param source an address, an accession number, or words; null where not known
    public void keep(
            Release release,
            byte[] bytes,
            int ordinal,
            String mediaType,
            @Nullable String fileName,
            @Nullable String source) {
        keep(
                release,
                bytes,
                ordinal,
                ordinal,
                new Arrival(mediaType, fileName, source, null, null));
    }

    /// How a document came.
    ///
    /// @param source an address, an accession number, or words; null where not known
    /// @param came `pasted`, `uploaded` or `imported`; null where not known
    /// @param at null for now
    public record Arrival(
            String mediaType,
            @Nullable String fileName,
            @Nullable String source,
            @Nullable String came,
            @Nullable Instant at) {}

    /// Keeps a document as the next original of a release.
    ///
    /// @param ordinal which release of that document it is, from 1
    /// @param of how many the reader found in it
    public void keep(Release release, byte[] bytes, int ordinal, int of, Arrival arrival) {
        byte[] sha256 = Sha256.of(bytes);
        database.sql(
                        """
                        insert into original
                            (sha256, bytes, media_type, file_name, source, came, received_at,
                             releases)
                        values (:sha256, :bytes, :mediaType, :fileName, :source, :came,
                                coalesce(:at, now()), :of)
                        on conflict (sha256)
                            do update set releases = excluded.releases
                            where original.releases < excluded.releases\
                        """)
                .param("sha256", sha256)
                .param("bytes", bytes)
                .param("mediaType", arrival.mediaType())
                .param("fileName", arrival.fileName())
                .param("source", arrival.source())
                .param("came", arrival.came())
                .param("at", timestamp(arrival.at()), Types.TIMESTAMP)
                .param("of", of)
                .update();
        database.sql(
                        """
                        insert into release_original (release_id, position, original_id, ordinal)
                        select :release,
                               1 + (select coalesce(max(x.position), 0) from release_original x
                                    where x.release_id = :release),
                               o.id, :ordinal
                        from original o where o.sha256 = :sha256\
                        """)
                .param("release", release.id())
                .param("ordinal", ordinal)
                .param("sha256", sha256)
                .update();
        changed(List.of(sha256));
    }

    /// Says in the journal that documents may have become public or not any more, where readers can
    /// see a release that they belong to: a document is public only if everything in it is.
    ///
    /// @param sha256 of each
    public void changed(List<byte[]> sha256) {
        changed(sha256, List.of());
    }

    /// @param told releases of which the journal tells anyway
    private void changed(List<byte[]> sha256, List<Long> told) {
        boolean seen =
                database.sql(
                                """
                                select exists (select from original o
                                               join release_original x on x.original_id = o.id
                                               join release r on r.id = x.release_id
                                               where o.sha256 = any(:sha256)
                                                 and r.publish_at is not null
                                                 and not r.id = any(:told))\
                                """)
                        .param("told", told.toArray(Long[]::new))
                        .param("sha256", sha256.toArray(byte[][]::new))
                        .query(Boolean.class)
                        .single();
        if (seen) {
            journal.append(Journal.Event.ORIGINALS_CHANGED, null, null);
        }
    }

    /// A document that is kept as the first original of a release.
    ///
    /// @param ordinal which release of the document it is, from 1
    /// @param of how many the reader found in it
    /// @param source an address, an accession number, or words; null where not known
    @SuppressWarnings("ArrayRecordComponent")
    public record Kept(
            long releaseId,
            int ordinal,
            int of,
            byte[] bytes,
            byte[] sha256,
            String mediaType,
            @Nullable String fileName,
            @Nullable String source) {}

    /// Keeps the originals of many new releases.
    public void keepAll(List<Kept> documents) {
        if (documents.isEmpty()) {
            return;
        }
        template.batchUpdate(
                """
                insert into original (sha256, bytes, media_type, file_name, source, came, releases)
                values (?, ?, ?, ?, ?, 'imported', ?)
                on conflict (sha256) do nothing\
                """,
                // Of a document with several releases the bytes go over once: whatever has a later
                // one has the first.
                documents.stream().filter(d -> d.ordinal == 1).toList(),
                documents.size(),
                (insert, document) -> {
                    insert.setBytes(1, document.sha256);
                    insert.setBytes(2, document.bytes);
                    insert.setString(3, document.mediaType);
                    insert.setString(4, document.fileName);
                    insert.setString(5, document.source);
                    insert.setInt(6, document.of);
                });
        template.batchUpdate(
                """
                insert into release_original (release_id, position, original_id, ordinal)
                select ?, 1, id, ? from original where sha256 = ?\
                """,
                documents,
                documents.size(),
                (insert, document) -> {
                    insert.setLong(1, document.releaseId);
                    insert.setInt(2, document.ordinal);
                    insert.setBytes(3, document.sha256);
                });
        changed(
                documents.stream().map(Kept::sha256).toList(),
                documents.stream().map(Kept::releaseId).toList());
    }

    /// The originals of a release, in the order in which they came.
    @Transactional(readOnly = true)
    public List<Original> of(Release release) {
        return database.sql(
                        "select "
                                + Original.COLUMNS
                                + """
                                 from release_original x join original o on o.id = x.original_id
                                where x.release_id = :release order by position\
                                """)
                .param("release", release.id())
                .query(Original::read)
                .list();
    }

    @Transactional(readOnly = true)
    byte[] bytes(Release release, int position) {
        return database.sql(
                        """
                        select o.bytes from release_original x join original o on o.id = x.original_id
                        where x.release_id = :release and x.position = :position\
                        """)
                .param("release", release.id())
                .param("position", position)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /// Whether every release of a document is in sight: it shows all of them.
    public boolean isInSight(Release release, int position, Staff staff) {
        return staff.ask(
                        database,
                        """
                        select not exists (
                            select from release_original x
                            join release_original y on y.original_id = x.original_id
                            join release r on r.id = y.release_id
                            where x.release_id = :release and x.position = :position
                              and not (%s))\
                        """
                                .formatted(Staff.IN_SIGHT))
                .param("release", release.id())
                .param("position", position)
                .query((row, n) -> row.getBoolean(1))
                .single();
    }
}
