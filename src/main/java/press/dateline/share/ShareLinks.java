package press.dateline.share;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.journal.Audit;
import press.dateline.release.Release;
import press.dateline.release.ReleaseDesk;
import press.dateline.release.ReleaseText;
import press.dateline.web.Token;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// The links of releases that wait for their time. Each shows what is scheduled, until it expires, is
/// revoked, or the release is public or taken back; each view is noted.
@Component
@Transactional
public class ShareLinks {

    private final ReleaseDesk desk;
    private final JdbcClient database;
    private final Audit audit;

    ShareLinks(ReleaseDesk desk, JdbcClient database, Audit audit) {
        this.desk = desk;
        this.database = database;
        this.audit = audit;
    }

    /// A link as staff see it; what it opens with is not known any more.
    ///
    /// @param views how often it was opened
    /// @param lastView null where it never was
    public record Link(
            long id,
            String recipient,
            Instant madeAt,
            String madeBy,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            long views,
            @Nullable Instant lastView) {}

    @Transactional(readOnly = true)
    List<Link> of(Release release) {
        return database.sql(
                        """
                        select l.id, l.recipient, l.made_at, l.made_by, l.expires_at, l.revoked_at,
                               (select count(*) from share_view v where v.share_link_id = l.id) as views,
                               (select max(v.at) from share_view v where v.share_link_id = l.id) as last_view
                        from share_link l where l.release_id = :release order by l.id desc\
                        """)
                .param("release", release.id())
                .query(new DataClassRowMapper<>(Link.class))
                .list();
    }

    /// Makes a link, once: the same token asked for again is the same link.
    ///
    /// @param token that opens it; only its hash is kept
    void make(Release release, String token, String recipient, Instant expires, String actor) {
        int made =
                database.sql(
                                """
                                insert into share_link (token_sha256, release_id, recipient, made_by, expires_at)
                                values (:hash, :release, :recipient, :actor, :expires)
                                on conflict (token_sha256) do nothing\
                                """)
                        .param("hash", Token.sha256(token))
                        .param("release", release.id())
                        .param("recipient", recipient)
                        .param("actor", actor)
                        .param("expires", expires.atOffset(ZoneOffset.UTC))
                        .update();
        if (made > 0) {
            audit.record(actor, "share.make", release.code() + " for " + recipient);
        }
    }

    void revoke(Release release, long id, String actor) {
        int revoked =
                database.sql(
                                """
                                update share_link set revoked_at = now()
                                where id = :id and release_id = :release and revoked_at is null\
                                """)
                        .param("id", id)
                        .param("release", release.id())
                        .update();
        if (revoked > 0) {
            audit.record(actor, "share.revoke", release.code() + " link " + id);
        }
    }

    /// What a link opens: a text that is not yet public, or the code of a release that is by now.
    ///
    /// @param text without the parts that are withheld; null where the release is public
    /// @param withheld names of those parts, and below why
    /// @param publicAt when it becomes public, or became
    public record Opened(
            String code,
            @Nullable ReleaseText text,
            List<String> withheld,
            String withheldReason,
            Instant publicAt) {}

    private record Found(long id, String code) {}

    /// Opens a link.
    ///
    /// @param address of whoever opens it
    /// @return empty where there is no such link, or none any more
    public Optional<Opened> open(String token, String address) {
        return database.sql(
                        """
                        select l.id, r.code from share_link l join release r on r.id = l.release_id
                        where l.token_sha256 = :hash and l.revoked_at is null and l.expires_at > archive_now()
                          and r.state = 'published' and r.publish_at is not null\
                        """)
                .param("hash", Token.sha256(token))
                .query(new DataClassRowMapper<>(Found.class))
                .optional()
                .flatMap(found -> desk.withCode(found.code()).map(r -> open(found, r, address)));
    }

    private Opened open(Found found, Release release, String address) {
        Instant publicAt = release.publishAt();
        if (publicAt == null) {
            throw new IllegalStateException("published without a time");
        }
        if (!release.isEmbargoed(desk.archiveNow())) {
            return new Opened(release.code(), null, List.of(), "", publicAt);
        }
        database.sql("insert into share_view (share_link_id, address) values (:link, :address)")
                .param("link", found.id())
                .param("address", address)
                .update();
        audit.record("link " + found.id(), "share.view", release.code() + " from " + address);
        ReleaseText text = desk.publishedText(release);
        return new Opened(
                release.code(),
                text == null ? null : text.without(release.withheld()),
                release.withheld(),
                release.withheldReason(),
                publicAt);
    }
}
