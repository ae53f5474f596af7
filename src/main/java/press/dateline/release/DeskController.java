package press.dateline.release;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What staff see of all releases: the desk with what waits for them and what is in work, and the list
/// of everything.
@Controller
class DeskController {

    static final int PAGE = 50;
    private static final int LATELY = 10;

    /// A release in a staff list, as its latest edition has it.
    ///
    /// @param state a stored one, or `embargoed`
    /// @param work of an edition that is newer than the published one: how far it is; null where
    ///     there is none
    /// @param sortDate 0001-01-01 where undated
    /// @param waits what the person who asks has to do with it, in a few words; empty elsewhere
    record Row(
            String code,
            String state,
            @Nullable String work,
            String headline,
            List<String> issuers,
            LocalDate sortDate,
            @Nullable Instant publishAt,
            Instant savedAt,
            String savedBy,
            boolean sample,
            String waits) {}

    private static final String FROM =
            """
            from release r
            join edition e on e.release_id = r.id and e.number = r.editions
            """;

    private static final String COLUMNS =
            """
            select r.code, %s as state, r.change_state, e.headline, r.sort_date, r.publish_at, e.saved_at,
                   e.saved_by, r.sample,
                   array(select i.printed_name from issuer i
                         where i.edition_id = e.id order by i.position) as issuers,
            """
                    .formatted(Release.LISTED_AS);

    private static final String ROWS =
            COLUMNS + "'' as waits " + FROM + " where " + Staff.IN_SIGHT + " and ";

    private static final String IN_WORK =
            "(r.state in ('draft', 'in_review', 'approved') or r.change_state is not null)";

    /// What the person can do next. Drafts that nobody asked to be changed, of which there may be a
    /// million, are not looked at.
    private static final String WAITING =
            COLUMNS
                    + """
                    f.waits
                    """
                    + FROM
                    + """
                    cross join lateral (
                        select exists (select from edition x
                                       where x.release_id = r.id and x.saved_by = :me and %s) as wrote) w
                    left join lateral (select step, by from review_step
                                       where release_id = r.id order by id desc limit 1) l on true
                    cross join lateral (
                        select case coalesce(r.change_state, r.state)
                            when 'in_review' then
                                case when :reviews and (not w.wrote or :alone) then 'to approve' end
                            when 'approved' then case when :publishes then 'to publish' end
                            when 'draft' then
                                case when w.wrote and l.step = 'changes_asked'
                                     then 'changes asked for by ' || l.by end
                            end as waits) f
                    where (coalesce(r.change_state, r.state) in ('in_review', 'approved')
                           or r.id in (select release_id from review_step where step = 'changes_asked'))
                      and f.waits is not null and %s
                    order by e.saved_at limit :page\
                    """
                            .formatted(Approvals.UNPUBLISHED, Staff.IN_SIGHT);

    private final JdbcClient database;
    private final Approvals approvals;
    private final EmbargoViews views;

    DeskController(JdbcClient database, Approvals approvals, EmbargoViews views) {
        this.database = database;
        this.approvals = approvals;
        this.views = views;
    }

    @GetMapping("/admin")
    String desk(Staff staff, Model model) {
        List<Row> waiting = waiting(staff);
        Set<String> there = waiting.stream().map(Row::code).collect(Collectors.toSet());
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "inWork",
                rows(IN_WORK + " order by e.saved_at desc limit :page", PAGE + there.size(), staff)
                        .stream()
                        .filter(row -> !there.contains(row.code()))
                        .limit(PAGE)
                        .toList());
        List<Row> due =
                rows("r.publish_at > archive_now() order by r.publish_at limit :page", PAGE, staff);
        note(due, staff);
        model.addAttribute("due", due);
        model.addAttribute(
                "published",
                rows(
                        "r.publish_at <= archive_now() order by r.publish_at desc limit :page",
                        LATELY,
                        staff));
        return "release/desk";
    }

    private void note(List<Row> shown, Staff staff) {
        views.listed(
                shown.stream()
                        .filter(row -> row.state().equals("embargoed"))
                        .map(Row::code)
                        .toList(),
                staff);
    }

    private List<Row> waiting(Staff staff) {
        return rows(
                staff.ask(database, WAITING)
                        .param("me", staff.name())
                        .param("reviews", staff.reviews())
                        .param("publishes", staff.publishes())
                        .param("alone", approvals.mayApproveOwn(staff))
                        .param("page", PAGE));
    }

    private List<Row> rows(String which, int page, Staff staff) {
        return rows(staff.ask(database, ROWS + which).param("page", page));
    }

    @GetMapping("/admin/releases")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String older,
            Staff staff,
            Model model) {
        if (!state.isEmpty() && !Release.isListedAs(state)) {
            throw PageProblem.badRequest(
                    "\"" + state + "\" is no state of a release.",
                    new Way("/admin/releases", "All releases"));
        }
        String[] cursor = older.split("~", -1);
        boolean first = cursor.length != 2 || !cursor[0].matches("\\d{4}-\\d{2}-\\d{2}");
        List<Row> rows =
                rows(
                        staff.ask(
                                        database,
                                        ROWS
                                                + """
                                                (:state = '' or %s = :state)
                                                and (:first or (r.sort_date, r.code) < (cast(:date as date), :code))
                                                order by r.sort_date desc, r.code desc limit :page\
                                                """
                                                        .formatted(Release.LISTED_AS))
                                .param("state", state)
                                .param("first", first)
                                .param("date", first ? "0001-01-01" : cursor[0])
                                .param("code", first ? "" : cursor[1])
                                .param("page", PAGE + 1));
        boolean more = rows.size() > PAGE;
        List<Row> page = more ? rows.subList(0, PAGE) : rows;
        note(page, staff);
        model.addAttribute("state", state);
        model.addAttribute("rows", page);
        model.addAttribute(
                "older", more ? page.getLast().sortDate() + "~" + page.getLast().code() : null);
        return "release/list";
    }

    private static List<Row> rows(JdbcClient.StatementSpec query) {
        return query.query(
                        (row, n) ->
                                new Row(
                                        row.getString("code"),
                                        row.getString("state"),
                                        row.getString("change_state"),
                                        row.getString("headline"),
                                        TextArray.of(row, "issuers"),
                                        row.getObject("sort_date", LocalDate.class),
                                        row.getTimestamp("publish_at") == null
                                                ? null
                                                : row.getTimestamp("publish_at").toInstant(),
                                        row.getTimestamp("saved_at").toInstant(),
                                        row.getString("saved_by"),
                                        row.getBoolean("sample"),
                                        Objects.requireNonNullElse(row.getString("waits"), "")))
                .list();
    }
}
