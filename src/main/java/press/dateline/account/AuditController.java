package press.dateline.account;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

import press.dateline.journal.Audit;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.CsvCells;
import press.dateline.web.PageProblem;
import press.dateline.web.PageProblem.Way;
import press.dateline.web.Staff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// The audit trail, to look through and to take away.
@Controller
class AuditController {

    static final int PAGE = 100;

    private final Audit audit;
    private final ArchiveCalendar calendar;

    AuditController(Audit audit, ArchiveCalendar calendar) {
        this.audit = audit;
        this.calendar = calendar;
    }

    /// What the trail is narrowed to, as typed.
    record Narrowed(String actor, String action, String subject, String from, String until) {
        Narrowed {
            actor = actor == null ? "" : actor.strip();
            action = action == null ? "" : action.strip();
            subject = subject == null ? "" : subject.strip();
            from = from == null ? "" : from.strip();
            until = until == null ? "" : until.strip();
        }
    }

    @GetMapping("/admin/audit")
    String trail(
            @ModelAttribute("narrowed") Narrowed narrowed,
            @RequestParam(defaultValue = "") String older,
            Model model) {
        long before = older.matches("[0-9]{1,18}") ? Long.parseLong(older) : Long.MAX_VALUE;
        List<Audit.Line> lines = audit.lines(question(narrowed), before, PAGE + 1);
        boolean more = lines.size() > PAGE;
        List<Audit.Line> page = more ? lines.subList(0, PAGE) : lines;
        model.addAttribute("narrowed", narrowed);
        model.addAttribute("lines", page);
        model.addAttribute("actions", audit.actions());
        model.addAttribute("older", more ? page.getLast().id() : null);
        return "account/audit";
    }

    @GetMapping("/admin/audit.csv")
    void export(
            @ModelAttribute("narrowed") Narrowed narrowed,
            Staff staff,
            HttpServletResponse response)
            throws IOException {
        Audit.Question question = question(narrowed);
        audit.record(staff.name(), "audit.export", "");
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(response.getWriter())) {
            csv.writeRecord("at", "actor", "action", "subject");
            audit.all(
                    question,
                    line ->
                            csv.writeRecord(
                                    line.at().atOffset(ZoneOffset.UTC).toString(),
                                    CsvCells.harmless(line.actor()),
                                    line.action(),
                                    CsvCells.harmless(line.subject())));
        }
    }

    private Audit.Question question(Narrowed narrowed) {
        try {
            return new Audit.Question(
                    narrowed.actor(),
                    narrowed.action(),
                    narrowed.subject(),
                    narrowed.from().isEmpty() ? null : LocalDate.parse(narrowed.from()),
                    narrowed.until().isEmpty() ? null : LocalDate.parse(narrowed.until()),
                    calendar.zone());
        } catch (DateTimeException noDay) {
            throw PageProblem.badRequest(
                    "A day is written as YYYY-MM-DD.", new Way("/admin/audit", "The whole trail"));
        }
    }
}
