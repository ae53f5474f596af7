package press.dateline.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Tells the language of a text by its commonest words or its script.
final class Languages {

    /// How much of a text is looked at, in characters.
    private static final int SAMPLE = 6000;

    private static final Map<String, List<String>> WORDS =
            Map.of(
                    "en",
                            List.of(
                                    "the", "and", "of", "to", "in", "for", "with", "that", "is",
                                    "said", "its", "from"),
                    "de",
                            List.of(
                                    "der", "die", "und", "das", "den", "von", "mit", "für", "ist",
                                    "des", "auf", "ein", "im"),
                    "fr",
                            List.of(
                                    "le", "les", "des", "et", "une", "pour", "dans", "est", "du",
                                    "sur", "avec", "au", "la"),
                    "es",
                            List.of(
                                    "el", "los", "las", "una", "para", "con", "que", "del", "por",
                                    "su", "más", "y"),
                    "it",
                            List.of(
                                    "il", "di", "che", "della", "per", "con", "una", "dei", "del",
                                    "alla", "sono", "gli"),
                    "pt",
                            List.of(
                                    "os", "uma", "para", "com", "que", "da", "do", "dos", "não",
                                    "mais", "em", "ao"),
                    "nl",
                            List.of(
                                    "het", "een", "van", "voor", "met", "zijn", "dat", "op", "te",
                                    "wordt", "bij", "de"),
                    "sv",
                            List.of(
                                    "och", "att", "det", "som", "för", "med", "av", "på", "är",
                                    "till", "har", "den"),
                    "da",
                            List.of(
                                    "og", "det", "til", "for", "med", "af", "på", "er", "der",
                                    "har", "som", "en"));

    private static final Map<String, List<String>> BY_WORD = byWord();

    private Languages() {}

    private static Map<String, List<String>> byWord() {
        var all = new HashMap<String, List<String>>();
        WORDS.forEach(
                (language, words) ->
                        words.forEach(
                                w ->
                                        all.computeIfAbsent(w, x -> new java.util.ArrayList<>())
                                                .add(language)));
        return all;
    }

    /// ISO 639-1; English where nothing tells.
    static String of(String text, int start, int end) {
        int stop = Math.min(end, start + SAMPLE);
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int cyrillic = 0;
        int hebrew = 0;
        int arabic = 0;
        int persian = 0;
        int urdu = 0;
        int letters = 0;
        var votes = new HashMap<String, Integer>();
        int i = start;
        while (i < stop) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                i++;
                continue;
            }
            int from = i;
            while (i < stop && Character.isLetter(text.charAt(i))) {
                char l = text.charAt(i);
                letters++;
                if (l >= 0x400) {
                    han += l >= 0x4E00 && l <= 0x9FFF ? 1 : 0;
                    kana += l >= 0x3040 && l <= 0x30FF ? 1 : 0;
                    hangul += l >= 0xAC00 && l <= 0xD7A3 ? 1 : 0;
                    cyrillic += l <= 0x4FF ? 1 : 0;
                    hebrew += l >= 0x590 && l <= 0x5FF ? 1 : 0;
                    arabic += l >= 0x600 && l <= 0x6FF ? 1 : 0;
                    persian += "پچژگ".indexOf(l) >= 0 ? 1 : 0;
                    urdu += "ٹڈڑےں".indexOf(l) >= 0 ? 1 : 0;
                }
                i++;
            }
            if (i - from <= 6) {
                List<String> languages =
                        BY_WORD.get(text.substring(from, i).toLowerCase(Locale.ROOT));
                if (languages != null) {
                    languages.forEach(l -> votes.merge(l, 1, Integer::sum));
                }
            }
        }
        if (kana * 20 > letters && letters > 0 && kana > 4) {
            return "ja";
        }
        if (hangul * 5 > letters && letters > 0) {
            return "ko";
        }
        if (han * 5 > letters && letters > 0) {
            return "zh";
        }
        if (cyrillic * 2 > letters && letters > 0) {
            return "ru";
        }
        if (hebrew * 2 > letters && letters > 0) {
            return "he";
        }
        if (arabic * 2 > letters && letters > 0) {
            // Urdu has the letters of Persian besides its own, Arabic neither.
            return urdu * 50 > arabic ? "ur" : persian * 50 > arabic ? "fa" : "ar";
        }
        String best = "en";
        int most = votes.getOrDefault("en", 0);
        for (Map.Entry<String, Integer> vote : votes.entrySet()) {
            if (vote.getValue() > most + 1) {
                best = vote.getKey();
                most = vote.getValue();
            }
        }
        return best;
    }
}
