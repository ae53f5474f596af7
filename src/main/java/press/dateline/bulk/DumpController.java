package press.dateline.bulk;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

import press.dateline.browse.ReaderPages;
import press.dateline.bulk.NightlyDump.Offered;
import press.dateline.web.ArchiveCalendar;
import press.dateline.web.PageProblem;
import press.dateline.web.Site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The newest dump for readers: a page that says what there is, and its files. A file can be had in
/// ranges; its tag is its hash, so a download that goes on after a night gets the new file from its
/// beginning.
@ReaderPages
@Controller
class DumpController {

    static final String ADDRESS = "/dump";

    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "jsonl", MediaType.parseMediaType("application/jsonl;charset=UTF-8"),
                    "json", MediaType.APPLICATION_JSON,
                    "zip", MediaType.parseMediaType("application/zip"),
                    "md", MediaType.parseMediaType("text/markdown;charset=UTF-8"));

    private final NightlyDump dumps;
    private final ArchiveCalendar calendar;
    private final Site site;

    DumpController(NightlyDump dumps, ArchiveCalendar calendar, Site site) {
        this.dumps = dumps;
        this.calendar = calendar;
        this.site = site;
    }

    /// A line of the page.
    ///
    /// @param size for people
    public record Line(String path, String entries, String size) {}

    @GetMapping(ADDRESS)
    String page(Model model) {
        refuseWithout();
        Offered offered = dumps.offered();
        List<Line> lines = new ArrayList<>();
        if (offered != null) {
            DumpManifest manifest = offered.manifest();
            for (DumpManifest.File file : manifest.files()) {
                lines.add(
                        new Line(
                                file.path(),
                                String.format(Locale.ENGLISH, "%,d", file.entries()),
                                size(file.bytes())));
            }
            model.addAttribute("manifest", manifest);
            model.addAttribute("made", calendar.minute(offered.made().at()));
            model.addAttribute("size", size(manifest.size()));
        }
        model.addAttribute("files", lines);
        model.addAttribute(
                "commands",
                """
                curl -sO %1$s/SHA256SUMS
                cut -c67- SHA256SUMS | while read -r f
                do curl -s --create-dirs -o "$f" "%1$s/$f"; done
                curl -sO %1$s/manifest.json
                sha256sum -c SHA256SUMS\
                """
                        .formatted(site.url(ADDRESS)));
        return "bulk/dump";
    }

    private void refuseWithout() {
        if (!site.offersDumps()) {
            throw PageProblem.notFound("This archive offers no dump of itself.");
        }
    }

    private static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(
                Locale.ENGLISH,
                unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s",
                value,
                units[unit]);
    }

    /// @param ifRange the tag of the file of which the reader has a part
    @GetMapping(ADDRESS + "/{*path}")
    ResponseEntity<Resource> file(
            HttpMethod method,
            @PathVariable String path,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange)
            throws IOException {
        refuseWithout();
        Offered offered = dumps.offered();
        if (offered == null) {
            throw new PageProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The dump is being made. Please try again in some minutes.");
        }
        String name = path.substring(1);
        String sha256 = offered.sha256(name);
        if (sha256 == null) {
            throw PageProblem.notFound(
                    "The dump has no file at this address.",
                    new PageProblem.Way(ADDRESS, "All its files"));
        }
        String tag = "\"" + sha256 + "\"";
        Path file = offered.folder().resolve(name);
        try {
            boolean another = range != null && ifRange != null && !ifRange.equals(tag);
            ResponseEntity.BodyBuilder answer =
                    ResponseEntity.ok()
                            .contentType(type(name))
                            .contentLength(Files.size(file))
                            .eTag(tag)
                            .lastModified(offered.made().at())
                            .header(HttpHeaders.ACCEPT_RANGES, "bytes");
            if (method.equals(HttpMethod.HEAD)) {
                // Gigabytes would be read to be thrown away.
                return answer.build();
            }
            // Of a stream no ranges are given.
            return answer.body(
                    another
                            ? new InputStreamResource(() -> Files.newInputStream(file))
                            : new FileSystemResource(file));
        } catch (NoSuchFileException replaced) {
            throw new PageProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The dump was just made anew. Please try again.");
        }
    }

    private static MediaType type(String name) {
        return Objects.requireNonNull(
                TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1),
                        MediaType.parseMediaType("text/plain;charset=UTF-8")));
    }
}
