package press.dateline.search;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.ArrayUtil;

import java.io.IOException;

/// Words as they are sought: lower case, without accents, one token for each run of letters and
/// digits.
///
/// Hyphens, slashes, ampersands, colons and stops between letters part words, so that `AT&T`,
/// `COVID-19` and `press/release` are two words each, next to each other. A stop or a comma between
/// digits does not: `1.2` and `1,234` are one. An apostrophe inside a word belongs to it, straight
/// or curly. Han characters and kana stand alone. Characters that are not seen (soft hyphens, joins
/// of width zero) are left out of the word around them.
final class ReleaseTokenizer extends Tokenizer {

    /// What is longer is cut into pieces: no word is as long, and the index takes no more.
    static final int MAX_LENGTH = 200;

    private static final int READ = 4096;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);

    private char[] text = new char[READ];
    private int length;
    private int at;
    private boolean read;

    @Override
    public void reset() throws IOException {
        super.reset();
        length = 0;
        at = 0;
        read = false;
    }

    private void readAll() throws IOException {
        for (int n; (n = input.read(text, length, text.length - length)) >= 0; ) {
            length += n;
            if (length == text.length) {
                text = ArrayUtil.grow(text, length + READ);
            }
        }
        read = true;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!read) {
            readAll();
        }
        clearAttributes();
        while (at < length && !isWord(at)) {
            at += Character.charCount(codePoint(at));
        }
        if (at >= length) {
            return false;
        }
        int start = at;
        int end = at;
        while (at < length && at - start < MAX_LENGTH) {
            int c = codePoint(at);
            int width = Character.charCount(c);
            if (isWord(c, at)) {
                add(c);
                at += width;
                end = at;
                if (standsAlone(c) || (at < length && isWord(at) && standsAlone(codePoint(at)))) {
                    break;
                }
            } else if (isUnseen(c)) {
                at += width;
            } else if (joins(c, at, end)) {
                term.append(c == '’' ? '\'' : (char) c);
                at += width;
            } else {
                break;
            }
        }
        offset.setOffset(correctOffset(start), correctOffset(end));
        return true;
    }

    private void add(int c) {
        if (c < 0x80) {
            term.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
            return;
        }
        int lower = Character.toLowerCase(c);
        if (isCombining(lower)) {
            return;
        }
        if (lower > Character.MAX_VALUE) {
            term.append(Character.toString(lower));
            return;
        }
        int from = term.length();
        // One character becomes at most four in ASCII.
        char[] buffer = term.resizeBuffer(from + 8);
        int folded = ASCIIFoldingFilter.foldToASCII(new char[] {(char) lower}, 0, buffer, from, 1);
        for (int i = from; i < folded; i++) {
            buffer[i] = Character.toLowerCase(buffer[i]);
        }
        term.setLength(folded);
    }

    /// Whether a character between two of a word belongs to it.
    private boolean joins(int c, int place, int wordEnd) {
        if (place != wordEnd || place + 1 >= length) {
            return false;
        }
        boolean digits = Character.isDigit(text[place - 1]) && Character.isDigit(text[place + 1]);
        return switch (c) {
            case '.', ',' -> digits;
            case '\'', '’' ->
                    Character.isLetter(text[place - 1]) && Character.isLetter(text[place + 1]);
            default -> false;
        };
    }

    private boolean isWord(int place) {
        return isWord(codePoint(place), place);
    }

    private boolean isWord(int c, int place) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        // A sign on a letter continues the word; alone it is none.
        return Character.isLetterOrDigit(c)
                || (place > 0 && isMark(c) && Character.isLetterOrDigit(text[place - 1]));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isCombining(int c) {
        return c >= 0x300 && c <= 0x36f;
    }

    private static boolean isUnseen(int c) {
        return c == 0xad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
    }

    private static boolean standsAlone(int c) {
        if (c < 0x2e80) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    private int codePoint(int place) {
        return Character.codePointAt(text, place, length);
    }

    @Override
    public void end() throws IOException {
        super.end();
        int last = correctOffset(length);
        offset.setOffset(last, last);
    }
}
