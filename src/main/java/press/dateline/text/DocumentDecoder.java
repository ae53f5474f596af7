package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// Bytes in, characters out: by byte order mark, then by declaration, then by what the bytes look
/// like. A declaration that the bytes contradict is not believed.
final class DocumentDecoder {

    /// How far a declaration may stand from the beginning, in bytes.
    private static final int DECLARATION = 4096;

    /// How much of a text is looked at to tell its charset, in bytes.
    private static final int SAMPLE = 256 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    record Decoded(String text, String charset) {}

    private DocumentDecoder() {}

    static Decoded decode(byte[] bytes, @Nullable String hint) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new Decoded(
                    new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8), "UTF-8");
        }
        if (starts(bytes, 0xFF, 0xFE, 0, 0) && bytes.length % 4 == 0) {
            return plain(bytes, 4, Charset.forName("UTF-32LE"));
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return plain(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return plain(bytes, 2, StandardCharsets.UTF_16LE);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return plain(bytes, 0, wide);
        }
        if (isAscii(bytes)) {
            Charset declared = escapes(bytes) ? declared(bytes, hint) : null;
            if (declared != null && declared.name().startsWith("ISO-2022")) {
                String text = strictly(bytes, declared);
                if (text != null) {
                    return new Decoded(text, declared.name());
                }
            }
            return new Decoded(new String(bytes, StandardCharsets.ISO_8859_1), "UTF-8");
        }
        // What the fast way puts in for bytes that are no UTF-8 may stand in the text itself.
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        if (utf8.indexOf('\uFFFD') >= 0) {
            utf8 = strictly(bytes, StandardCharsets.UTF_8);
        }
        if (utf8 != null) {
            return new Decoded(utf8, "UTF-8");
        }
        Charset declared = declared(bytes, hint);
        if (declared != null
                && !declared.equals(StandardCharsets.UTF_8)
                && !declared.equals(StandardCharsets.US_ASCII)
                && !declared.name().startsWith("UTF-")) {
            Charset meant =
                    declared.equals(StandardCharsets.ISO_8859_1) ? western(bytes) : declared;
            String text = strictly(bytes, meant);
            if (text != null) {
                return new Decoded(text, meant.name());
            }
        }
        if (mostlyUtf8(bytes)) {
            return plain(bytes, 0, StandardCharsets.UTF_8);
        }
        Charset asian = asian(bytes);
        if (asian != null) {
            return plain(bytes, 0, asian);
        }
        return plain(bytes, 0, western(bytes));
    }

    private static Decoded plain(byte[] bytes, int from, Charset charset) {
        return new Decoded(new String(bytes, from, bytes.length - from, charset), charset.name());
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether there is an escape character, by which the charsets of ISO 2022 are switched.
    private static boolean escapes(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0x1B) {
                return true;
            }
        }
        return false;
    }

    /// UTF-16 without a mark: zeros stand at every second place.
    private static @Nullable Charset wide(byte[] bytes) {
        int length = Math.min(bytes.length, 4096) & ~1;
        if (length < 8 || bytes.length % 2 != 0) {
            return null;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int many = length / 2 * 7 / 10;
        if (even > many && odd < length / 20) {
            return StandardCharsets.UTF_16BE;
        }
        return odd > many && even < length / 20 ? StandardCharsets.UTF_16LE : null;
    }

    private static @Nullable String strictly(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return null;
        }
    }

    /// A few broken places in a text that is UTF-8 everywhere else.
    private static boolean mostlyUtf8(byte[] bytes) {
        int good = 0;
        int bad = 0;
        int i = 0;
        int length = Math.min(bytes.length, SAMPLE);
        while (i < length) {
            int b = bytes[i] & 0xFF;
            int more = b < 0x80 ? 0 : b >= 0xC2 && b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            if (b < 0x80) {
                i++;
                continue;
            }
            boolean fits = b >= 0xC2 && b < 0xF5 && i + more < length;
            for (int k = 1; fits && k <= more; k++) {
                fits = (bytes[i + k] & 0xC0) == 0x80;
            }
            good += fits ? 1 : 0;
            bad += fits ? 0 : 1;
            i += fits ? more + 1 : 1;
        }
        return good > 4 && bad * 10 < good;
    }

    private static @Nullable Charset declared(byte[] bytes, @Nullable String hint) {
        Charset charset = named(hint == null ? "" : hint);
        if (charset != null) {
            return charset;
        }
        String head =
                new String(
                        bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        charset = named(head);
        if (charset != null) {
            return charset;
        }
        int xml = head.indexOf("encoding=");
        return head.startsWith("<?xml") && xml > 0 ? charset(head, xml + 9) : null;
    }

    private static @Nullable Charset named(String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf("charset=");
        return at < 0 ? null : charset(text, at + 8);
    }

    private static @Nullable Charset charset(String text, int at) {
        int start = at;
        while (start < text.length() && "\"' ".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length()
                && end < start + 40
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "-_:.+".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        try {
            return Charset.forName(text.substring(start, end));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /// Windows-1252, unless the bytes are those of an old Macintosh: there an apostrophe is 0xD5
    /// between two letters and quotes are 0xD2 and 0xD3 beside spaces, all of which would be
    /// capital letters with accents inside words. Bytes that Windows-1252 lacks leave Latin-1.
    private static Charset western(byte[] bytes) {
        int mac = 0;
        int windows = 0;
        boolean lacking = false;
        for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
            int b = bytes[i] & 0xFF;
            if (b < 0x80) {
                continue;
            }
            boolean letterBefore = i > 0 && isLetter(bytes[i - 1]);
            boolean letterAfter = i + 1 < bytes.length && isLetter(bytes[i + 1]);
            lacking |= b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
            if ((b == 0xD5 && letterBefore && isLower(bytes, i - 1) && letterAfter)
                    || (b == 0xD2 && !letterBefore && letterAfter)
                    || (b == 0xD3 && !letterAfter && i > 0 && !isSpace(bytes[i - 1]))
                    || (b == 0xD0 && !letterBefore && !letterAfter)
                    || (b == 0xD1 && !letterBefore && !letterAfter)
                    || (b == 0x8E && letterBefore)) {
                mac++;
            } else {
                windows++;
            }
        }
        if (mac > 0 && mac > windows * 2 && Charset.isSupported("x-MacRoman")) {
            return Charset.forName("x-MacRoman");
        }
        return lacking ? StandardCharsets.ISO_8859_1 : WINDOWS;
    }

    private static boolean isLetter(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    private static boolean isLower(byte[] bytes, int i) {
        return bytes[i] >= 'a' && bytes[i] <= 'z';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /// The charset of East Asian text without a declaration: the one under which all bytes decode
    /// and nearly all that is not ASCII are common characters of its script.
    private static @Nullable Charset asian(byte[] bytes) {
        int high = 0;
        int pairs = 0;
        int length = Math.min(bytes.length, SAMPLE);
        for (int i = 0; i < length; i++) {
            if (bytes[i] < 0) {
                high++;
                pairs += i + 1 < length && bytes[i + 1] < 0 ? 1 : 0;
            }
        }
        if (high < 20 || pairs * 10 < high * 4) {
            return null;
        }
        byte[] sample = bytes.length > length ? java.util.Arrays.copyOf(bytes, length) : bytes;
        Charset best = null;
        double most = 0.9;
        // Kana and Hangul are told by their own signs; where there are enough of them, that is it.
        for (String name : List.of("Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5")) {
            if (!Charset.isSupported(name)) {
                continue;
            }
            String text = strictly(sample, Charset.forName(name));
            double share = text == null ? 0 : common(text, name);
            if (share > most) {
                if (!name.startsWith("G") && !name.startsWith("B")) {
                    return Charset.forName(name);
                }
                most = share;
                best = Charset.forName(name);
            }
        }
        return best;
    }

    private static double common(String text, String charset) {
        int all = 0;
        double common = 0;
        boolean kana = charset.equals("Shift_JIS") || charset.equals("EUC-JP");
        boolean hangul = charset.equals("EUC-KR");
        int own = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            all++;
            boolean han = c >= 0x4E00 && c <= 0x9FA5;
            boolean sign = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF60);
            boolean japanese = c >= 0x3040 && c <= 0x30FF;
            boolean korean = c >= 0xAC00 && c <= 0xD7A3;
            own += (kana && japanese) || (hangul && korean) ? 1 : 0;
            if (sign || (han && !hangul) || (kana && japanese) || (hangul && (korean || han))) {
                common++;
            }
        }
        if ((kana || hangul) && own * 5 < all) {
            return 0;
        }
        // GB 18030's first level, ordered by sound, holds what is in common use.
        return all == 0 ? 0 : common / all;
    }
}
