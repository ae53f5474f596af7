package press.dateline.text;

import java.util.List;
import java.util.regex.Pattern;

/// How far a block of contacts goes among the lines around it.
final class ContactLines {

    private static final int LONGEST_FIRM = 70;

    /// Contacts whose breaks were lost are no longer, in characters.
    private static final int LONGEST_GLUED = 700;

    private static final List<String> ABBREVIATED =
            List.of("Inc.", "Corp.", "Ltd.", "Co.", "Jr.", "Sr.", "LLC.", "P.");

    /// What lines of numbers are for that are no contacts.
    private static final CuePattern CALLS =
            CuePattern.beginnings(
                    Pattern.CASE_INSENSITIVE,
                    "dial|conference call|webcast|replay|advisory|pass ?code|trademark");

    private final Reading reading;
    private final String s;

    ContactLines(Reading reading) {
        this.reading = reading;
        this.s = reading.text();
    }

    /// Past the lines of a contact block that begins here.
    int end(List<Line> lines, int from, boolean inTail) {
        int i = from + 1;
        int lastAddress = -1;
        if (has(lines.get(from))) {
            lastAddress = from;
        }
        boolean slashed = s.charAt(lines.get(from).start()) == '/';
        while (i < lines.size() && i < from + 80) {
            Line line = lines.get(i);
            if (slashed && line.gap() == 0) {
                lastAddress = i;
                boolean closed =
                        Terms.matches(
                                s.substring(line.start(), line.end()),
                                ".*/(?:\\s*\\d\\d:\\d\\d.*)?\\s*");
                i++;
                if (closed) {
                    slashed = false;
                }
                continue;
            }
            Marks mark = Marks.of(reading, line);
            if (mark != Marks.NONE && mark != Marks.CONTACT && mark != Marks.TIMESTAMP) {
                break;
            }
            if (mark == Marks.TIMESTAMP && line.gap() > 0) {
                break;
            }
            boolean address = has(line);
            String text =
                    Words.clean(
                            s.substring(line.start(), Math.min(line.end(), line.start() + 300))
                                    .replace('|', ' '));
            if (Boilerplate.heading(s, line.start(), line.end()) != null
                    || Disclaimers.isDisclaimer(s, line.start(), line.end())
                    || Disclaimers.heading(s, line.start(), line.end(), false) > 0) {
                break;
            }
            if (line.is(Line.GLUED) && Glue.isStatement(s, line.start())) {
                break;
            }
            boolean wrapped = line.gap() == 0 && line.length() < 120;
            if ((line.length() > 170 && !(line.is(Line.GLUED) && address))
                    || (line.is(Line.TABLE) && !address)) {
                break;
            }
            if (address && (line.length() < 130 || line.is(Line.GLUED))) {
                lastAddress = i;
                i++;
                continue;
            }
            if (line.gap() > 0 && CALLS.finds(text)) {
                break;
            }
            boolean soft =
                    mark == Marks.CONTACT
                            || areWords(line)
                            || (wrapped && text.split(" ", 16).length <= 9);
            if (!soft) {
                break;
            }
            if (!addressAhead(lines, i, inTail ? 6 : 5)) {
                if (lastAddress >= 0
                        && line.gap() == 0
                        && i == lastAddress + 1
                        && text.length() < 60
                        && !inHeadline(text)) {
                    i++;
                    continue;
                }
                break;
            }
            i++;
        }
        int stop = lastAddress < 0 ? Math.min(i, from + 1) : i;
        // Lines after the last number belong only where they follow without a gap.
        while (lastAddress >= 0 && stop > lastAddress + 1 && lines.get(stop - 1).gap() > 0) {
            stop--;
        }
        return Math.max(from + 1, stop);
    }

    /// Whether a line holds a number or an address, with the break before it or without.
    private boolean has(Line line) {
        return Addresses.has(s, line.start(), line.end())
                || (line.is(Line.GLUED)
                        && line.length() < LONGEST_GLUED
                        && Addresses.phone(Glue.loosen(reading.of(line), s)) != null);
    }

    private static boolean inHeadline(String text) {
        return text.split(" ", 12).length > 6 || (text.length() > 12 && Words.isCapitals(text));
    }

    /// Whether each column of a line holds words of a contact.
    private boolean areWords(Line line) {
        String text = s.substring(line.start(), Math.min(line.end(), line.start() + 300));
        for (String cell : Terms.split(text, " {3,}|\t+| ?\\| ?", 6)) {
            if (!cell.isBlank() && !isWords(Words.clean(cell))) {
                return false;
            }
        }
        return true;
    }

    static boolean isWords(String text) {
        String[] words = text.split(" ", 20);
        if (text.equalsIgnoreCase("or")
                || text.equalsIgnoreCase("and")
                || (text.startsWith("For ") && words.length < 6)) {
            return true;
        }
        int comma = text.indexOf(',');
        boolean titled =
                comma > 0
                        && words.length <= 16
                        && text.length() < 130
                        && ContactWords.isName(text.substring(0, comma));
        if (titled) {
            return true;
        }
        boolean title =
                words.length <= 14
                        && text.length() < 120
                        && !text.endsWith(".")
                        && ContactWords.opensTitle(text);
        boolean short1 = title || (words.length <= 9 && text.length() < 90);
        boolean closed =
                text.endsWith(".")
                        && words.length > 5
                        && ABBREVIATED.stream().noneMatch(text::endsWith);
        return short1 && !closed && !(words.length > 6 && Words.isCapitals(text));
    }

    private boolean addressAhead(List<Line> lines, int from, int reach) {
        for (int i = from; i < Math.min(lines.size(), from + reach); i++) {
            Line line = lines.get(i);
            if (i > from) {
                Marks mark = Marks.of(reading, line);
                if (mark != Marks.NONE && mark != Marks.CONTACT) {
                    return false;
                }
                if (line.length() > 170) {
                    return false;
                }
            }
            if (has(line) && line.length() < 130) {
                return true;
            }
        }
        return false;
    }

    /// `For Alder Mills:` above persons and their numbers.
    boolean isForWhom(List<Line> lines, int i) {
        Line line = lines.get(i);
        return line.length() < LONGEST_FIRM
                && s.startsWith("For ", line.start())
                && s.charAt(line.end() - 1) == ':'
                && Character.isUpperCase(s.charAt(line.start() + "For ".length()))
                && addressAhead(lines, i + 1, 5);
    }

    /// A person's name with a number or an address within the next lines.
    boolean isPerson(List<Line> lines, int i) {
        if (lines.get(i).length() > LONGEST_FIRM
                || !ContactWords.isName(reading.of(lines.get(i)))) {
            return false;
        }
        for (int k = i + 1; k < Math.min(lines.size(), i + 4); k++) {
            Line line = lines.get(k);
            if (line.gap() > 0 || line.length() > LONGEST_FIRM) {
                return false;
            }
            if (has(line)) {
                return true;
            }
        }
        return false;
    }

    /// A line that only says that contacts follow.
    boolean isLabel(Line line) {
        return line.length() < 40
                && s.charAt(line.end() - 1) == ':'
                && Marks.CONTACTS.matcher(s.substring(line.start(), line.end())).matches();
    }
}
