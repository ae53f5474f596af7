package press.dateline.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds tickers printed in brackets beside a name, and those that a sentence names.
final class Tickers {

    private static final int LONGEST = 220;

    private static final CuePattern EXCHANGE =
            CuePattern.of(
                    Pattern.CASE_INSENSITIVE,
                    "nyse|nasd|amex|otc|tsx|\\blse\\b|\\baim\\b|euronext|pink|bulletin|exchange|\\bcse\\b|\\basx\\b|hkex|sehk|frankfurt|\\bfse\\b|\\bfwe\\b|\\bfra\\b|\\bsix\\b|swx|xetra|hose|\\bnse\\b|\\bbse\\b|\\btse\\b|\\bsgx\\b|\\bjse\\b|arca|\\bbb\\b|\\bfnr\\b|cboe|\\bomx|\\bbmv\\b|\\bb3\\b|neo\\b|\\bbolsa|börse|bourse|\\bgsx\\b|krx|tyo|\\btokyo\\b|\\bnagoya\\b|korea|taiwan|tsec|twse|tpex|\\bhk\\b|\\bstock\\b|oslo|bovespa|\\bibex|\\bpse\\b|\\bidx\\b|\\bset\\b|\\btase\\b|\\bwse\\b|\\bcnq\\b|cnsx|\\bism\\b|aquis|\\bose\\b|\\bsto\\b|\\bcph\\b|\\bhel\\b|\\bebr\\b|\\bepa\\b|\\bams\\b|\\betr\\b|\\bbme\\b|\\bbit\\b|\\bnzx\\b|\\bnzse\\b|\\bkse\\b|kosdaq|kospi|\\bjsx\\b|\\bdfm\\b|\\badx\\b|tadawul|\\bbvl\\b|\\bbvb\\b|\\bcve\\b|\\bvse\\b|\\bsse\\b|\\bszse\\b|first"
                            + " north|\\bngm\\b|\\bpsx\\b|\\bvie\\b");

    /// `Nasdaq Symbol: ALDR`
    private static final String SYMBOL_WORD = "(?i)(?<=\\w) (?:ticker )?symbol$";

    /// Numbers of securities and of firms, which are no tickers.
    private static final Set<String> NUMBERS =
            Set.of("CUSIP", "ISIN", "CIK", "SEDOL", "WKN", "LEI", "FIGI", "RIC", "SIC", "EIN");

    private static final Pattern SYMBOL =
            Pattern.compile("^[\"“']?\\$?([A-Z0-9][A-Z0-9.\\-/]{0,11})[\"”']?(?=$|[^A-Za-z0-9])");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:(NASDAQ|Nasdaq|NYSE|New York Stock Exchange|American Stock Exchange|Toronto"
                            + " Stock Exchange|London Stock Exchange|Nasdaq National"
                            + " Market|AMEX)[^.()]{0,60}?)?under (?:the )?(?:ticker |trading |stock"
                            + " )?symbols?,? ?[\"“'`]{0,2}([A-Z]{1,6}(?:\\.[A-Z]{1,2})?)\\b");

    /// Tickers with where they stand.
    record Found(ParsedTicker ticker, int start, int end) {}

    private Tickers() {}

    /// The tickers in brackets of a range, in order.
    static List<Found> inBrackets(String s, int start, int end) {
        var found = new ArrayList<Found>();
        int i = start;
        while (i < end) {
            char c = s.charAt(i);
            if (c != '(' && c != '[') {
                i++;
                continue;
            }
            int close = close(s, i, end);
            if (close < 0) {
                i++;
                continue;
            }
            String inner = s.substring(i + 1, close);
            for (ParsedTicker ticker : read(inner)) {
                found.add(new Found(ticker, i, close + 1));
            }
            i = close + 1;
        }
        return found;
    }

    private static int close(String s, int open, int end) {
        char closing = s.charAt(open) == '(' ? ')' : ']';
        int limit = Math.min(end, open + LONGEST);
        for (int k = open + 1; k < limit; k++) {
            if (s.charAt(k) == closing) {
                return k;
            }
            if (s.charAt(k) == s.charAt(open)) {
                return -1;
            }
        }
        return -1;
    }

    /// What stands in a bracket: `NYSE: ALD, ALD.U, and ALD.WS`, `TSX.V:ALD | OTCQX:ALDRF`.
    static List<ParsedTicker> read(String bracket) {
        if (!mayTrade(bracket)) {
            return List.of();
        }
        String inner =
                Words.clean(
                        bracket.indexOf('<') < 0
                                ? bracket
                                : Terms.replace(bracket, "<[^>]{0,200}>", " "));
        if (inner.length() < 2 || !EXCHANGE.finds(inner)) {
            return List.of();
        }
        var tickers = new ArrayList<ParsedTicker>();
        String exchange = null;
        var others = new ArrayList<String>();
        for (String piece : Terms.split(inner, "[,;|]| and | & ", 12)) {
            String part = piece.strip();
            if (part.startsWith("and ")) {
                part = part.substring(4);
            }
            int dash = part.indexOf(" - ") < 0 ? part.indexOf(" – ") : part.indexOf(" - ");
            if (dash > 0 && part.indexOf(':') > dash) {
                part = part.substring(dash + 3).strip();
            } else if (dash > 0) {
                part = part.substring(0, dash).strip();
            }
            int colon = part.indexOf(':');
            String symbol;
            if (colon > 0) {
                String name = Terms.replaceFirst(part.substring(0, colon).strip(), SYMBOL_WORD, "");
                String behind = part.substring(colon + 1).strip();
                boolean known = EXCHANGE.finds(name) && name.length() <= 40;
                if (!known && isCode(name) && behind.length() <= 40 && EXCHANGE.finds(behind)) {
                    // `ALDR: Nasdaq`
                    tickers.add(new ParsedTicker(behind, name));
                    continue;
                }
                if (!known && (exchange == null || !isCode(name))) {
                    continue;
                }
                exchange = name;
                symbol = symbol(behind);
                for (String other : others) {
                    if (symbol != null) {
                        tickers.add(new ParsedTicker(other, symbol));
                    }
                }
                others.clear();
            } else {
                symbol = exchange == null ? null : symbol(part);
                if (symbol != null && !symbol.equals(part)) {
                    symbol = null;
                }
                if (exchange == null) {
                    ParsedTicker bare = withoutColon(part);
                    if (bare != null) {
                        tickers.add(bare);
                    } else if (part.indexOf(' ') < 0 && EXCHANGE.finds(part)) {
                        // `NYSE, Nasdaq: ALDR`
                        others.add(part);
                    }
                }
            }
            if (symbol != null && exchange != null) {
                tickers.add(new ParsedTicker(exchange, symbol));
            }
        }
        return tickers;
    }

    /// Whether a name beside that of an exchange may be another one: `NYSE: ALD, XTAE: ALDR`.
    private static boolean isCode(String name) {
        return name.length() > 1
                && name.length() < 7
                && name.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                && !NUMBERS.contains(name);
    }

    /// A quick look for what a symbol is made of, and for the space or colon before it.
    private static boolean mayTrade(String bracket) {
        boolean capital = false;
        boolean parted = false;
        for (int i = 0; i < bracket.length(); i++) {
            char c = bracket.charAt(i);
            capital |= (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
            parted |= c == ':' || Words.isSpace(c) || c == '&';
        }
        return capital && parted;
    }

    private static @Nullable String symbol(String text) {
        Matcher matcher = SYMBOL.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        String symbol = matcher.group(1);
        while (symbol.endsWith(".") || symbol.endsWith("-") || symbol.endsWith("/")) {
            symbol = symbol.substring(0, symbol.length() - 1);
        }
        return symbol.isEmpty() ? null : symbol;
    }

    /// `OTC Bulletin Board ALDR`.
    private static @Nullable ParsedTicker withoutColon(String part) {
        int space = part.lastIndexOf(' ');
        if (space < 0) {
            return null;
        }
        String exchange = Terms.replaceFirst(part.substring(0, space).strip(), "\\s?[–—-]$", "");
        String symbol = part.substring(space + 1);
        boolean capitals =
                symbol.length() > 1
                        && symbol.length() < 7
                        && Words.isCapitals(symbol)
                        && symbol.chars().allMatch(c -> Character.isLetter(c) || c == '.');
        return capitals
                        && EXCHANGE.finds(exchange)
                        && !EXCHANGE.finds(symbol)
                        && exchange.length() < 30
                ? new ParsedTicker(exchange, symbol)
                : null;
    }

    /// A ticker that a sentence names: `on NASDAQ under the symbol ALDR`; null without one.
    static @Nullable Found inWords(String s, int start, int end) {
        int at = s.indexOf("under ", start, end);
        if (at < 0) {
            return null;
        }
        Matcher matcher = NAMED.matcher(s).region(Math.max(start, at - 90), end);
        return matcher.find()
                ? new Found(
                        new ParsedTicker(matcher.group(1), matcher.group(2)),
                        matcher.start(),
                        matcher.end())
                : null;
    }
}
