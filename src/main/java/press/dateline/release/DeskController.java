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

/// What staff see of all releases: the desk with what is in work, and the list of everything.
@Controller
class DeskController {

    static final int PAGE = 50;
    private static final int LATELY = 10;

    /// A release in a staff list, as its latest edition has it.
    ///
    /// @param state a stored one, or `embargoed`
    /// @param sortDate 0001-01-01 where undated
    /// @param unpublished editions saved after the public one
    record Row(
            String code,
            String state,
            String headline,
            List<String> issuers,
            LocalDate sortDate,
            @Nullable Instant publishAt,
            Instant savedAt,
            String savedBy,
            boolean sample,
            boolean unpublished) {}

    private static final String ROWS =
            """
            select r.code, %s as state, e.headline, r.sort_date, r.publish_at, e.saved_at, e.saved_by,
                   r.sample, r.public_edition_id is not null and r.public_edition_id <> e.id as unpublished,
                   array(select i.printed_name from issuer i
                         where i.edition_id = e.id order by i.position) as issuers
            from release r
            join edition e on e.release_id = r.id and e.number = r.editions
            where %s and
            """
                    .formatted(Release.LISTED_AS, Staff.IN_SIGHT);

    private final JdbcClient database;

    DeskController(JdbcClient database) {
        this.database = database;
    }

    @GetMapping("/admin")
    String desk(Staff staff, Model model) {
        model.addAttribute(
                "inWork",
                rows(
                        """
                        r.state in ('draft', 'in_review', 'approved')
                        order by e.saved_at desc limit :page\
                        """,
                        PAGE,
                        staff));
        model.addAttribute(
                "due",
                rows(
                        "r.publish_at > archive_now() order by r.publish_at limit :page",
                        PAGE,
                        staff));
        model.addAttribute(
                "published",
                rows(
                        "r.publish_at <= archive_now() order by r.publish_at desc limit :page",
                        LATELY,
                        staff));
        return "release/desk";
    }

    private List<Row> rows(String which, int page, Staff staff) {
        return rows(staff.asking(database.sql(ROWS + which)).param("page", page));
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
                        staff.asking(
                                        database.sql(
                                                ROWS
                                                        + """
                                                        (:state = '' or %s = :state)
                                                        and (:first or (r.sort_date, r.code) < (cast(:date as date), :code))
                                                        order by r.sort_date desc, r.code desc limit :page\
                                                        """
                                                                .formatted(Release.LISTED_AS)))
                                .param("state", state)
                                .param("first", first)
                                .param("date", first ? "0001-01-01" : cursor[0])
                                .param("code", first ? "" : cursor[1])
                                .param("page", PAGE + 1));
        boolean more = rows.size() > PAGE;
        List<Row> page = more ? rows.subList(0, PAGE) : rows;
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
                                        row.getString("headline"),
                                        TextArray.of(row, "issuers"),
                                        row.getObject("sort_date", LocalDate.class),
                                        row.getTimestamp("publish_at") == null
                                                ? null
                                                : row.getTimestamp("publish_at").toInstant(),
                                        row.getTimestamp("saved_at").toInstant(),
                                        row.getString("saved_by"),
                                        row.getBoolean("sample"),
                                        row.getBoolean("unpublished")))
                .list();
    }
}
