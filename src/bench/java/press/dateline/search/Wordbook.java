package press.dateline.search;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/// Releases of invented companies in invented words, the same ones for the same seed: some 4 KB
/// each, words as frequent as Zipf's law has it, boilerplate and disclaimer by company, more
/// releases in later years.
final class Wordbook {

    static final int FIRST_YEAR = 1996;
    static final int LAST_YEAR = 2026;
    private static final int YEARS = LAST_YEAR - FIRST_YEAR + 1;

    private static final String CODE_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String[] STARTS =
            "b br c cr d dr f g gr h k l m n p pr r s st t tr v w".split(" ");
    private static final String[] VOWELS = "a e i o u ai ea ou".split(" ");
    private static final String[] ENDS = {"", "", "n", "r", "l", "s", "t", "m", "nd", "rk"};
    private static final String[] COMMON =
            ("the of and to in a for with on by its is that from as at will has new which this be"
                            + " are it was not or an have our we their been more than other such also into all"
                            + " over through during any may can these those under between after before about"
                            + " up out most one two first")
                    .split(" ");

    /// Two of them make a phrase of the trade; they are words of their own, too.
    private static final String[] QUALIFIERS =
            "annual quarterly regional digital organic strategic industrial renewable operating joint"
                    .split(" ");

    private static final String[] QUALIFIED =
            "results growth partnership licence platform programme venture outlook capacity"
                    .split(" ");

    private static final String[] PHRASES_OF_THREE = {
        "board of directors",
        "letter of intent",
        "annual general meeting",
        "chief executive officer",
        "per diluted share",
        "research and development",
        "code of conduct",
        "change of control",
        "terms were not",
        "conference call will"
    };

    private static final List<String> PHRASES = phrases(new Random(7));

    /// Ranks at which the words of phrases begin, and how far apart they are.
    private static final int PHRASE_WORDS_FROM = 90;

    private static final int PHRASE_WORDS_STEP = 12;

    private static final String[] PLACES = {
        "Toledo, Ohio",
        "Malmö",
        "Bergen",
        "Lyon",
        "Graz",
        "Austin, Texas",
        "Leeds",
        "Porto",
        "Kraków",
        "Osaka",
        "Denver",
        "Ghent"
    };
    private static final String[] WIRES = {
        "", "Continental Newswire", "Northern Wire", "Meridian Press Service", "ContinentalNewswire"
    };
    private static final String[] FORMS = {"Group", "AB", "Inc.", "plc", "Holdings", "Systems"};

    private final long seed;
    private final int count;
    final String[] words;
    private final double[] wordShares;
    final String[] companies;
    private final double[] companyShares;
    private final double[] phraseShares;
    private final double[] yearShares;
    private final String[] abouts;
    private final String[] disclaimers;
    final String[][] products;

    /// A release with its texts as plain paragraphs.
    record Release(
            long id,
            String code,
            int company,
            LocalDate date,
            String headline,
            String place,
            String wire,
            List<String> paragraphs,
            String about,
            String disclaimer) {

        IndexedRelease indexed(String name) {
            return new IndexedRelease(
                    id,
                    code,
                    date,
                    List.of(company + 1L),
                    wire,
                    "published",
                    false,
                    false,
                    date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    true,
                    headline,
                    List.of(),
                    "",
                    "",
                    "",
                    List.of(contact(name)),
                    List.of(name, name),
                    List.of(place),
                    List.of(),
                    List.of(dateline(), ""));
        }

        String dateline() {
            return place.toUpperCase(Locale.ROOT) + ", " + date;
        }

        String contact(String name) {
            return "Investor Relations " + name + " +1 419 555 0100";
        }
    }

    Wordbook(int count, long seed) {
        this.count = count;
        this.seed = seed;
        var random = new Random(seed);
        Set<String> invented = new LinkedHashSet<>(List.of(COMMON));
        var ofPhrases = new ArrayDeque<>(List.of(String.join(" ", PHRASES).split(" ")));
        while (invented.size() < 50_000) {
            int rank = invented.size() - PHRASE_WORDS_FROM;
            if (rank >= 0 && rank % PHRASE_WORDS_STEP == 0 && !ofPhrases.isEmpty()) {
                // Adds nothing where it stood before, and the next one is looked at.
                invented.add(ofPhrases.remove());
                continue;
            }
            String word = invent(random, 2 + random.nextInt(2));
            invented.add(random.nextInt(4) == 0 ? word + "ing" : word);
        }
        words = invented.toArray(String[]::new);
        var weights = new double[words.length];
        for (int i = 0; i < weights.length; i++) {
            double rank = i + 1.0;
            weights[i] = rank <= 5000 ? 1 / rank : 5000 / (rank * rank);
        }
        wordShares = shares(weights);
        int names = 5_000;
        companies = new String[names];
        abouts = new String[names];
        disclaimers = new String[names];
        products = new String[names][];
        Set<String> taken = new LinkedHashSet<>();
        var split = new SplittableRandom(seed);
        phraseShares = shares(zipf(PHRASES.size(), 1));
        for (int i = 0; i < names; i++) {
            String name;
            do {
                name = capital(invent(random, 3)) + " " + FORMS[random.nextInt(FORMS.length)];
            } while (!taken.add(name));
            companies[i] = name;
            products[i] = new String[3 + random.nextInt(4)];
            for (int p = 0; p < products[i].length; p++) {
                products[i][p] = invent(random, 2) + " " + invent(random, 2);
            }
            var about = new StringBuilder(name).append(" is ");
            for (int s = 0; s < 4; s++) {
                sentence(about, split, 14, null);
            }
            abouts[i] = about.toString();
            var disclaimer = new StringBuilder("Statements by ").append(name).append(" about ");
            for (int s = 0; s < 4; s++) {
                sentence(disclaimer, split, 18, null);
            }
            disclaimers[i] = disclaimer.toString();
        }
        companyShares = shares(zipf(names, 0.9));
        var years = new double[YEARS];
        for (int i = 0; i < YEARS; i++) {
            years[i] = 0.1 + i / 20.0;
        }
        yearShares = shares(years);
    }

    Release release(int id) {
        var random = new SplittableRandom(seed * 31 + id * 0x9E3779B97F4A7C15L);
        int company = pick(companyShares, random);
        String product =
                random.nextInt(100) < 60
                        ? products[company][random.nextInt(products[company].length)]
                        : null;
        int year = FIRST_YEAR + pick(yearShares, random);
        LocalDate date =
                LocalDate.ofYearDay(year, 1 + random.nextInt(year == LAST_YEAR ? 200 : 365));
        var headline = new StringBuilder(companies[company]).append(" announces");
        for (int i = 4 + random.nextInt(4); i > 0; i--) {
            headline.append(' ').append(words[pick(wordShares, random)]);
        }
        var paragraphs = new ArrayList<String>();
        for (int written = 0, target = 345 + random.nextInt(150); written < target; ) {
            var paragraph = new StringBuilder();
            for (int s = 2 + random.nextInt(3); s > 0; s--) {
                int length = 9 + random.nextInt(18);
                sentence(paragraph, random, length, random.nextInt(6) == 0 ? product : null);
                written += length;
            }
            paragraphs.add(paragraph.toString().strip());
        }
        var code = new char[10];
        for (int i = 0; i < code.length; i++) {
            code[i] = CODE_LETTERS.charAt(random.nextInt(32));
        }
        // Fifty random bits could be given twice: the number at the end cannot.
        String number =
                Integer.toString(id, 32)
                        .replace('i', 'w')
                        .replace('l', 'x')
                        .replace('o', 'y')
                        .replace('u', 'z');
        return new Release(
                id,
                new String(code, 0, code.length - number.length()) + number,
                company,
                date,
                headline.toString(),
                PLACES[random.nextInt(PLACES.length)],
                WIRES[random.nextInt(WIRES.length)],
                paragraphs,
                abouts[company],
                disclaimers[company]);
    }

    int count() {
        return count;
    }

    private void sentence(
            StringBuilder text, SplittableRandom random, int length, @Nullable String product) {
        int phraseAt = random.nextInt(4) == 0 ? random.nextInt(length) : -1;
        int productAt = product == null ? -1 : random.nextInt(length);
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                text.append(random.nextInt(20) == 0 ? ", " : " ");
            }
            String word =
                    i == productAt && product != null
                            ? product
                            : i == phraseAt
                                    ? PHRASES.get(pick(phraseShares, random))
                                    : words[pick(wordShares, random)];
            text.append(i == 0 ? capital(word) : word);
        }
        text.append(". ");
    }

    /// The phrases of the trade, the most frequent first.
    static List<String> phrases() {
        return PHRASES;
    }

    private static List<String> phrases(Random random) {
        var phrases = new ArrayList<>(List.of(PHRASES_OF_THREE));
        for (String qualifier : QUALIFIERS) {
            for (String qualified : QUALIFIED) {
                phrases.add(qualifier + " " + qualified);
            }
        }
        Collections.shuffle(phrases, random);
        return List.copyOf(phrases);
    }

    private static double[] zipf(int n, double exponent) {
        var weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = Math.pow(i + 1, -exponent);
        }
        return weights;
    }

    private static double[] shares(double[] weights) {
        var shares = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            shares[i] = sum;
        }
        for (int i = 0; i < weights.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static int pick(double[] shares, SplittableRandom random) {
        int at = Arrays.binarySearch(shares, random.nextDouble());
        return Math.min(shares.length - 1, at < 0 ? -1 - at : at);
    }

    private static String invent(Random random, int syllables) {
        var word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(STARTS[random.nextInt(STARTS.length)])
                    .append(VOWELS[random.nextInt(VOWELS.length)])
                    .append(ENDS[random.nextInt(ENDS.length)]);
        }
        return word.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
