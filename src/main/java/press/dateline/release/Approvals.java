package press.dateline.release;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import press.dateline.journal.Audit;
import press.dateline.web.Colleagues;
import press.dateline.web.Staff;

import java.util.Arrays;
import java.util.List;

/// The rule of four eyes: who wrote what is not yet public, who may approve it, and the record of
/// both.
@Component
@Transactional
public class Approvals {

    private static final String OWN_APPROVAL = "own approval";

    private final JdbcClient database;
    private final Colleagues colleagues;
    private final Audit audit;

    Approvals(JdbcClient database, Colleagues colleagues, Audit audit) {
        this.database = database;
        this.colleagues = colleagues;
        this.audit = audit;
    }

    /// In SQL, for a row `x` of the editions of a row `r` of releases: whether it came after the one
    /// that is published.
    static final String UNPUBLISHED =
            """
            x.number > coalesce((select p.number from edition p where p.id = r.public_edition_id), 0)\
            """;

    /// Who saved an edition since the one that is published.
    private List<String> writers(Release release) {
        return database.sql(
                        """
                        select distinct x.saved_by
                        from release r join edition x on x.release_id = r.id
                        where r.id = :release and %s\
                        """
                                .formatted(UNPUBLISHED))
                .param("release", release.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    /// Whether this person may approve the latest edition.
    @Transactional(readOnly = true)
    public boolean mayApprove(Release release, Staff staff) {
        return mayApprove(release, writers(release), staff);
    }

    private boolean mayApprove(Release release, List<String> writers, Staff staff) {
        return staff.may(Staff.Role.reviewer)
                && (!writers.contains(staff.name()) || allowsOwn(writers, issuers(release)));
    }

    /// Whether this person may approve what they wrote alone, of whichever release.
    @Transactional(readOnly = true)
    public boolean mayApproveOwn(Staff staff) {
        return allowsOwn(List.of(staff.name()), List.of());
    }

    private boolean allowsOwn(List<String> writers, List<Long> issuers) {
        return switch (ownApproval()) {
            case always -> true;
            case never -> false;
            case alone -> !colleagues.canApprove(writers, issuers);
        };
    }

    private List<Long> issuers(Release release) {
        return database.sql(
                        """
                        select i.company_id from issuer i join edition e on e.id = i.edition_id
                        where e.release_id = :release and e.number = :latest\
                        """)
                .param("release", release.id())
                .param("latest", release.editions())
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /// Approves the latest edition in somebody's name.
    ///
    /// @throws WrongState where they may not
    void approve(Release release, Staff staff) {
        List<String> writers = writers(release);
        if (!mayApprove(release, writers, staff)) {
            throw new WrongState(
                    release.code(),
                    staff.may(Staff.Role.reviewer)
                            ? "You wrote some of this text, so somebody else has to approve it. Ask"
                                    + " for a review."
                            : "Somebody has to approve this text first. Ask for a review.");
        }
        boolean own = writers.contains(staff.name());
        note(
                release,
                own ? ReviewStep.Kind.own_approved : ReviewStep.Kind.approved,
                "",
                staff.name());
    }

    void note(Release release, ReviewStep.Kind kind, String said, String actor) {
        database.sql(
                        """
                        insert into review_step (release_id, edition, step, said, by, at)
                        values (:release, :edition, :step, :said, :by, archive_now())\
                        """)
                .param("release", release.id())
                .param("edition", release.editions())
                .param("step", kind.name())
                .param("said", said)
                .param("by", actor)
                .update();
        audit.record(
                actor,
                "review." + kind.name().replace('_', '-'),
                release.code() + " edition " + release.editions());
    }

    /// What happened, the latest first.
    @Transactional(readOnly = true)
    public List<ReviewStep> steps(Release release) {
        return database.sql(
                        """
                        select edition, step, said, by, at from review_step
                        where release_id = :release order by id desc\
                        """)
                .param("release", release.id())
                .query(
                        (row, n) ->
                                new ReviewStep(
                                        row.getInt("edition"),
                                        ReviewStep.Kind.valueOf(row.getString("step")),
                                        row.getString("said"),
                                        row.getString("by"),
                                        row.getTimestamp("at").toInstant()))
                .list();
    }

    @Transactional(readOnly = true)
    public OwnApproval ownApproval() {
        return database.sql("select said from archive_fact where name = :fact")
                .param("fact", OWN_APPROVAL)
                .query((row, n) -> row.getString(1))
                .optional()
                .flatMap(
                        said ->
                                Arrays.stream(OwnApproval.values())
                                        .filter(known -> known.name().equals(said))
                                        .findFirst())
                .orElse(OwnApproval.alone);
    }

    public void allowOwnApproval(OwnApproval allowed, String actor) {
        if (allowed == ownApproval()) {
            return;
        }
        database.sql(
                        """
                        insert into archive_fact (name, said) values (:fact, :said)
                        on conflict (name) do update set said = excluded.said, at = now()\
                        """)
                .param("fact", OWN_APPROVAL)
                .param("said", allowed.name())
                .update();
        audit.record(actor, "settings.own-approval", allowed.name());
    }
}
