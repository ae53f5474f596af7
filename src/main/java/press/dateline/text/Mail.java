package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A mail message: finds the part that holds the release and takes it out of its packing.
final class Mail {

    /// Deeper parts inside parts are not opened.
    private static final int DEPTH = 8;

    /// More parts side by side are not opened.
    private static final int PARTS = 64;

    /// What was taken out.
    ///
    /// @param text the headers that name people and dates, and the body
    /// @param html whether the body is HTML
    /// @param bodyStart where the body begins in the text
    record Message(String text, boolean html, int bodyStart) {}

    private record Entity(Map<String, String> headers, int bodyStart, int end) {

        String type() {
            return headers.getOrDefault("content-type", "text/plain").toLowerCase(Locale.ROOT);
        }

        String encoding() {
            return headers.getOrDefault("content-transfer-encoding", "7bit")
                    .strip()
                    .toLowerCase(Locale.ROOT);
        }
    }

    private final String latin;

    private Mail(byte[] bytes) {
        this.latin = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Whether this is a mail message by its headers.
    static boolean is(byte[] bytes) {
        String head =
                new String(bytes, 0, Math.min(bytes.length, 16_384), StandardCharsets.ISO_8859_1);
        int end = headerEnd(head);
        String headers = "\n" + head.substring(0, end < 0 ? head.length() : end).replace("\r", "");
        int known = 0;
        for (String name :
                List.of(
                        "\nFrom:",
                        "\nTo:",
                        "\nSubject:",
                        "\nDate:",
                        "\nMessage-ID:",
                        "\nMessage-Id:",
                        "\nMIME-Version:",
                        "\nReceived:",
                        "\nReturn-Path:")) {
            known += headers.contains(name) ? 1 : 0;
        }
        return known >= 3
                && (headers.contains("\nMIME-Version:")
                        || headers.contains("\nContent-T")
                        || headers.contains("\nReceived:"))
                && Character.isLetter(head.isEmpty() ? ' ' : head.charAt(0));
    }

    /// The message taken out of its packing; null where it is not packed, so that the bytes are its
    /// text.
    static @Nullable Message read(byte[] bytes) {
        var mail = new Mail(bytes);
        Entity top = mail.entity(0, mail.latin.length());
        Entity body = mail.choose(top, 0);
        if (body == null) {
            return null;
        }
        boolean packed =
                !body.equals(top)
                        || body.encoding().equals("base64")
                        || body.encoding().equals("quoted-printable");
        if (!packed) {
            return null;
        }
        var text = new StringBuilder();
        for (String name : List.of("From", "To", "Subject", "Date")) {
            String value = top.headers().get(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                text.append(name).append(": ").append(words(value)).append('\n');
            }
        }
        text.append('\n');
        int start = text.length();
        text.append(mail.decode(body));
        return new Message(text.toString(), body.type().startsWith("text/html"), start);
    }

    private static int headerEnd(String text) {
        int unix = text.indexOf("\n\n");
        int dos = text.indexOf("\r\n\r\n");
        return unix < 0 ? dos : dos < 0 ? unix : Math.min(unix, dos);
    }

    private Entity entity(int start, int end) {
        var headers = new LinkedHashMap<String, String>();
        int at = start;
        String last = null;
        while (at < end && headers.size() < 200) {
            int newline = latin.indexOf('\n', at, end);
            int stop = newline < 0 ? end : newline;
            String line = latin.substring(at, Math.min(stop, at + 4000)).stripTrailing();
            at = stop + 1;
            if (line.isEmpty()) {
                break;
            }
            if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && last != null) {
                headers.merge(last, " " + line.strip(), String::concat);
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                continue;
            }
            last = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.putIfAbsent(last, line.substring(colon + 1).strip());
        }
        return new Entity(headers, Math.min(at, end), end);
    }

    /// The part with the words: plain text before HTML, unless the plain text is next to nothing.
    private @Nullable Entity choose(Entity entity, int depth) {
        String type = entity.type();
        if (type.startsWith("text/plain") || type.startsWith("text/html")) {
            return entity;
        }
        if (!type.startsWith("multipart/") || depth >= DEPTH) {
            return type.startsWith("message/rfc822") && depth < DEPTH
                    ? choose(entity(entity.bodyStart(), entity.end()), depth + 1)
                    : null;
        }
        Entity best = null;
        for (Entity part : parts(entity)) {
            Entity chosen = choose(part, depth + 1);
            if (chosen == null) {
                continue;
            }
            boolean html = chosen.type().startsWith("text/html");
            boolean bestIsPoor =
                    best == null
                            || (best.end() - best.bodyStart() < 200
                                    && chosen.end() - chosen.bodyStart() > 400);
            if (bestIsPoor
                    || (best != null
                            && best.type().startsWith("text/html")
                            && !html
                            && chosen.end() - chosen.bodyStart() > 200)) {
                best = chosen;
            }
        }
        return best;
    }

    private List<Entity> parts(Entity entity) {
        String boundary = parameter(entity.headers().getOrDefault("content-type", ""), "boundary");
        var parts = new ArrayList<Entity>();
        if (boundary.isEmpty()) {
            return parts;
        }
        String mark = "--" + boundary;
        int at = latin.indexOf(mark, entity.bodyStart(), entity.end());
        while (at >= 0 && parts.size() < PARTS) {
            int start = latin.indexOf('\n', at, entity.end());
            if (start < 0 || latin.startsWith("--", at + mark.length())) {
                break;
            }
            int next = latin.indexOf(mark, start, entity.end());
            parts.add(entity(start + 1, next < 0 ? entity.end() : next));
            at = next;
        }
        return parts;
    }

    private static String parameter(String header, String name) {
        int at = header.toLowerCase(Locale.ROOT).indexOf(name + "=");
        if (at < 0) {
            return "";
        }
        int start = at + name.length() + 1;
        if (start < header.length() && header.charAt(start) == '"') {
            int close = header.indexOf('"', start + 1);
            return close < 0 ? "" : header.substring(start + 1, close);
        }
        int end = start;
        while (end < header.length() && ";, \t".indexOf(header.charAt(end)) < 0) {
            end++;
        }
        return header.substring(start, end);
    }

    private String decode(Entity body) {
        String packed = latin.substring(body.bodyStart(), body.end());
        byte[] bytes =
                switch (body.encoding()) {
                    case "base64" -> base64(packed);
                    case "quoted-printable" -> quotedPrintable(packed, false);
                    default -> packed.getBytes(StandardCharsets.ISO_8859_1);
                };
        String charset = parameter(body.headers().getOrDefault("content-type", ""), "charset");
        return DocumentDecoder.decode(bytes, charset.isEmpty() ? null : "charset=" + charset)
                .text();
    }

    private static byte[] base64(String packed) {
        try {
            return Base64.getMimeDecoder().decode(packed.strip());
        } catch (IllegalArgumentException broken) {
            return packed.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] quotedPrintable(String packed, boolean header) {
        var bytes = new java.io.ByteArrayOutputStream(packed.length());
        int i = 0;
        while (i < packed.length()) {
            char c = packed.charAt(i);
            if (c == '='
                    && i + 2 < packed.length()
                    && Character.digit(packed.charAt(i + 1), 16) >= 0
                    && Character.digit(packed.charAt(i + 2), 16) >= 0) {
                bytes.write(
                        Character.digit(packed.charAt(i + 1), 16) * 16
                                + Character.digit(packed.charAt(i + 2), 16));
                i += 3;
                continue;
            }
            if (c == '=' && !header) {
                int k = i + 1;
                while (k < packed.length()
                        && (packed.charAt(k) == ' '
                                || packed.charAt(k) == '\t'
                                || packed.charAt(k) == '\r')) {
                    k++;
                }
                if (k >= packed.length() || packed.charAt(k) == '\n') {
                    i = k + 1;
                    continue;
                }
            }
            bytes.write(header && c == '_' ? ' ' : c);
            i++;
        }
        return bytes.toByteArray();
    }

    /// Encoded words of a header, `=?utf-8?B?…?=`, as characters.
    private static String words(String value) {
        var text = new StringBuilder();
        int at = 0;
        while (true) {
            int open = value.indexOf("=?", at);
            int first = open < 0 ? -1 : value.indexOf('?', open + 2);
            int second = first < 0 ? -1 : value.indexOf('?', first + 1);
            int close = second < 0 ? -1 : value.indexOf("?=", second + 1);
            if (close < 0) {
                return text.append(value, at, value.length()).toString();
            }
            String between = value.substring(at, open);
            if (!(between.isBlank() && at > 0)) {
                text.append(between);
            }
            String packed = value.substring(second + 1, close);
            boolean base64 = value.substring(first + 1, second).equalsIgnoreCase("B");
            byte[] bytes = base64 ? base64(packed) : quotedPrintable(packed, true);
            text.append(new String(bytes, charset(value.substring(open + 2, first))));
            at = close + 2;
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
