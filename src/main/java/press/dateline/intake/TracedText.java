package press.dateline.intake;

import org.jspecify.annotations.Nullable;

import press.dateline.text.Finding;
import press.dateline.text.ParsedCompany;
import press.dateline.text.ParsedContact;
import press.dateline.text.ParsedDocument;
import press.dateline.text.ParsedRelease;
import press.dateline.text.Part;
import press.dateline.text.PartKind;
import press.dateline.text.Span;
import press.dateline.web.CleanText;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The original as the review page shows it: in segments, each one part of the release, with the
/// way from each field of the form to the words that filled it.
///
/// @param before how much of the original lies before what is shown, in UTF-16 code units
/// @param after how much lies behind it
/// @param traces by name of a field, where in the original it comes from
/// @param unassigned words that no field has
/// @param kinds the parts that are there, for the legend
record TracedText(
        List<Segment> segments,
        int before,
        int after,
        Map<String, Trace> traces,
        List<Note> unassigned,
        List<Note> findings,
        List<PartKind> kinds) {

    /// More of an original than this, in UTF-16 code units, is not shown beside the form.
    static final int MAX_SHOWN = 300_000;

    /// More segments than this would make the page slow; what is behind them is not shown.
    static final int MAX_SEGMENTS = 6_000;

    /// As much of the original is shown before the first part.
    private static final int LEAD = 2_000;

    private static final int EXCERPT = 160;
    private static final int MAX_NOTES = 60;

    /// Tags that end a line where a browser shows the document.
    private static final Pattern PARTING =
            Pattern.compile("(?i)</?(?:p|div|tr|table|br|li|ul|ol|h[1-6]|hr|title|blockquote)\\b");

    private static final Map<PartKind, String> LABELS =
            Map.of(
                    PartKind.HEADLINE, "Headline",
                    PartKind.SUBHEADLINE, "Subheadline",
                    PartKind.DATELINE, "Dateline",
                    PartKind.BODY, "Body",
                    PartKind.ABOUT, "About",
                    PartKind.DISCLAIMER, "Disclaimer",
                    PartKind.CONTACT, "Contact",
                    PartKind.SOURCE, "Source line",
                    PartKind.CORRECTION, "Correction",
                    PartKind.EMBARGO, "Embargo");

    private static final Map<PartKind, String> FIELDS =
            Map.of(
                    PartKind.HEADLINE, "headline",
                    PartKind.SUBHEADLINE, "subheadlines",
                    PartKind.DATELINE, "dateline",
                    PartKind.BODY, "body",
                    PartKind.ABOUT, "about",
                    PartKind.DISCLAIMER, "disclaimer",
                    PartKind.CONTACT, "contacts-0-name",
                    PartKind.SOURCE, "sourceLine",
                    PartKind.CORRECTION, "body");

    /// A range of the original.
    ///
    /// @param id of the element
    /// @param kind of the part, as a class
    /// @param label of the part, where it begins here; null where it goes on, and for what is none
    /// @param field the id of the field that it fills; null without one
    /// @param parts whether a line ends here, which only the tags say
    record Segment(
            String id,
            String kind,
            @Nullable String label,
            @Nullable String field,
            String text,
            boolean parts) {}

    /// Where a field comes from.
    ///
    /// @param href of the segment
    record Trace(String href, String kind) {}

    /// Something to look at.
    ///
    /// @param severity `note` or `warning`; empty for unassigned words
    /// @param href of the segment; null where it is not shown
    record Note(String text, String severity, @Nullable String href) {}

    static TracedText of(ParsedDocument document, ParsedRelease release) {
        return new Tracing(document, release).text();
    }

    public String label(PartKind kind) {
        return kind == PartKind.UNASSIGNED ? "Unassigned" : LABELS.getOrDefault(kind, "");
    }

    /// Whether the original is full of tags, which are hidden until somebody wants to see them.
    public boolean isMarkedUp() {
        return segments.stream().filter(s -> s.kind().equals("markup")).count() > 4;
    }

    private static final class Tracing {

        private final String text;
        private final ParsedRelease release;
        private final int start;
        private final int end;
        private final List<Segment> segments = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private final Map<PartKind, Integer> counts = new EnumMap<>(PartKind.class);
        private final Map<String, Trace> traces = new HashMap<>();
        private int shown;
        private @Nullable PartKind running;

        Tracing(ParsedDocument document, ParsedRelease release) {
            this.text = document.text();
            this.release = release;
            int first =
                    release.parts().stream()
                            .filter(p -> LABELS.containsKey(p.kind()))
                            .mapToInt(p -> p.span().start())
                            .findFirst()
                            .orElse(0);
            // A release late in a long document is shown from a little before it.
            this.start = text.length() <= MAX_SHOWN ? 0 : boundary(Math.max(0, first - LEAD));
            this.end = boundary(Math.min(text.length(), start + MAX_SHOWN));
            this.shown = start;
        }

        private int boundary(int at) {
            boolean within =
                    at > 0
                            && at < text.length()
                            && Character.isLowSurrogate(text.charAt(at))
                            && Character.isHighSurrogate(text.charAt(at - 1));
            return within ? at - 1 : at;
        }

        TracedText text() {
            List<Part> parts = release.parts();
            int i = 0;
            while (i < parts.size() && segments.size() < MAX_SEGMENTS) {
                PartKind kind = parts.get(i).kind();
                int from = parts.get(i).span().start();
                int to = parts.get(i).span().end();
                while (i + 1 < parts.size() && parts.get(i + 1).kind() == kind) {
                    i++;
                    to = parts.get(i).span().end();
                }
                i++;
                from = Math.max(from, start);
                to = Math.min(to, end);
                if (from < to) {
                    add(kind, from, to);
                }
            }
            trace();
            return new TracedText(
                    List.copyOf(segments),
                    start,
                    text.length() - shown,
                    Map.copyOf(traces),
                    unassigned(),
                    findings(),
                    counts.keySet().stream()
                            .filter(k -> LABELS.containsKey(k) || k == PartKind.UNASSIGNED)
                            .toList());
        }

        private void add(PartKind kind, int from, int to) {
            String piece = text.substring(from, to);
            boolean blank = piece.isBlank();
            boolean silent = blank || kind == PartKind.MARKUP || kind == PartKind.ENVELOPE;
            boolean begins = !silent && kind != running;
            if (!blank && kind != PartKind.MARKUP) {
                running = kind;
            }
            String name = kind == PartKind.UNASSIGNED ? "Unassigned" : LABELS.get(kind);
            int number = counts.merge(kind, 1, Integer::sum);
            starts.add(from);
            shown = to;
            segments.add(
                    new Segment(
                            "o-" + kind.code() + (number == 1 ? "" : "-" + number),
                            blank ? "blank" : kind.code(),
                            begins ? name : null,
                            blank ? null : FIELDS.get(kind),
                            CleanText.of(piece),
                            kind == PartKind.MARKUP && PARTING.matcher(piece).find()));
        }

        private void trace() {
            FIELDS.forEach(
                    (kind, field) -> {
                        Trace trace = first(kind);
                        if (trace != null && kind != PartKind.CORRECTION) {
                            traces.put(
                                    kind == PartKind.CONTACT ? "contacts[0].name" : field, trace);
                        }
                    });
            Trace dateline = first(PartKind.DATELINE);
            if (dateline != null) {
                for (String field : List.of("place", "releasedOn", "wire")) {
                    traces.put(field, dateline);
                }
            }
            List<ParsedCompany> companies = release.companies();
            for (int i = 0; i < companies.size(); i++) {
                List<Span> spans = companies.get(i).name().spans();
                put(
                        "companies[" + i + "].printed",
                        spans.isEmpty() ? -1 : spans.getFirst().start());
            }
            List<ParsedContact> contacts = release.contacts();
            for (int i = 0; i < contacts.size(); i++) {
                put("contacts[" + i + "].name", contacts.get(i).span().start());
            }
        }

        private void put(String field, int at) {
            Segment segment = at(at);
            if (segment != null) {
                traces.put(field, new Trace("#" + segment.id(), segment.kind()));
            }
        }

        /// The first segment of a part that says something.
        private @Nullable Trace first(PartKind kind) {
            for (Segment segment : segments) {
                if (segment.kind().equals(kind.code())) {
                    return new Trace("#" + segment.id(), segment.kind());
                }
            }
            return null;
        }

        private @Nullable Segment at(int offset) {
            if (offset < start || offset >= shown) {
                return null;
            }
            int low = 0;
            int high = starts.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (starts.get(middle) <= offset) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return starts.isEmpty() ? null : segments.get(low);
        }

        private List<Note> unassigned() {
            return release.parts().stream()
                    .filter(p -> p.kind() == PartKind.UNASSIGNED)
                    .map(Part::span)
                    .filter(s -> !text.substring(s.start(), s.end()).isBlank())
                    .limit(MAX_NOTES)
                    .map(s -> new Note(excerpt(s), "", href(s)))
                    .toList();
        }

        private List<Note> findings() {
            return release.findings().stream()
                    .sorted(java.util.Comparator.comparing(Finding::severity).reversed())
                    .limit(MAX_NOTES)
                    .map(f -> new Note(f.message(), f.severity().code(), href(f.span())))
                    .toList();
        }

        private @Nullable String href(Span span) {
            Segment segment = at(span.start());
            return segment == null ? null : "#" + segment.id();
        }

        private String excerpt(Span span) {
            int to =
                    Math.min(span.end(), boundary(Math.min(text.length(), span.start() + EXCERPT)));
            String words = CleanText.line(CleanText.of(text.substring(span.start(), to)));
            return to < span.end() ? words + " …" : words;
        }
    }
}
