package press.dateline.company;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

import press.dateline.web.CleanText;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What staff fill in about a company.
///
/// @param version of the company that the form was made from; empty for a new one
record CompanyForm(
        String name,
        String cik,
        String lei,
        List<FormerName> former,
        List<TickerRow> tickers,
        String version) {

    private static final int MAX_NAME = 300;
    private static final int SPARE_ROWS = 2;

    record FormerName(String name, String endedOn) {
        FormerName {
            name = text(name);
            endedOn = text(endedOn);
        }

        boolean isBlank() {
            return name.isEmpty() && endedOn.isEmpty();
        }
    }

    record TickerRow(String exchange, String symbol, String since, String until) {
        TickerRow {
            exchange = text(exchange);
            symbol = text(symbol);
            since = text(since);
            until = text(until);
        }

        boolean isBlank() {
            return (exchange + symbol + since + until).isEmpty();
        }
    }

    CompanyForm {
        version = version == null || !version.matches("[0-9]{1,9}") ? "" : version;
        name = text(name);
        cik = text(cik);
        lei = text(lei).toUpperCase(java.util.Locale.ROOT);
        former = former == null ? List.of() : List.copyOf(former);
        tickers = tickers == null ? List.of() : List.copyOf(tickers);
    }

    static CompanyForm empty() {
        return new CompanyForm("", "", "", List.of(), List.of(), "").withSpareRows();
    }

    static CompanyForm of(Company company) {
        return new CompanyForm(
                        company.name(),
                        text(company.cik()),
                        text(company.lei()),
                        company.formerNames().stream()
                                .map(n -> new FormerName(n.name(), text(n.endedOn())))
                                .toList(),
                        company.tickers().stream()
                                .map(
                                        t ->
                                                new TickerRow(
                                                        t.exchange(),
                                                        t.symbol(),
                                                        text(t.since()),
                                                        text(t.until())))
                                .toList(),
                        Integer.toString(company.version()))
                .withSpareRows();
    }

    /// Empty rows to fill without script.
    public CompanyForm withSpareRows() {
        var names = new ArrayList<>(former.stream().filter(n -> !n.isBlank()).toList());
        var symbols = new ArrayList<>(tickers.stream().filter(t -> !t.isBlank()).toList());
        for (int i = 0; i < SPARE_ROWS; i++) {
            names.add(new FormerName("", ""));
            symbols.add(new TickerRow("", "", "", ""));
        }
        return new CompanyForm(name, cik, lei, names, symbols, version);
    }

    void check(Errors errors) {
        if (name.isEmpty()) {
            errors.rejectValue("name", "company.name.missing");
        } else if (name.length() > MAX_NAME) {
            errors.rejectValue("name", "company.name.long");
        } else if (NameKey.of(name).isEmpty()) {
            errors.rejectValue("name", "company.name.empty");
        }
        if (!cik.isEmpty() && !cik.matches("[0-9]{1,10}")) {
            errors.rejectValue("cik", "company.cik.wrong");
        }
        if (!lei.isEmpty() && !isLei(lei)) {
            errors.rejectValue("lei", "company.lei.wrong");
        }
        for (int i = 0; i < former.size(); i++) {
            FormerName row = former.get(i);
            if (row.isBlank()) {
                continue;
            }
            if (NameKey.of(row.name).isEmpty() || row.name.length() > MAX_NAME) {
                errors.rejectValue("former[" + i + "].name", "company.former.name");
            }
            checkDay(errors, "former[" + i + "].endedOn", row.endedOn);
        }
        for (int i = 0; i < tickers.size(); i++) {
            TickerRow row = tickers.get(i);
            if (row.isBlank()) {
                continue;
            }
            String at = "tickers[" + i + "].";
            if (row.exchange.isEmpty() || row.exchange.length() > 60) {
                errors.rejectValue(at + "exchange", "company.ticker.exchange");
            }
            if (row.symbol.isEmpty() || row.symbol.length() > 20) {
                errors.rejectValue(at + "symbol", "company.ticker.symbol");
            }
            boolean isSince = checkDay(errors, at + "since", row.since);
            boolean isUntil = checkDay(errors, at + "until", row.until);
            LocalDate since = isSince ? day(row.since) : null;
            LocalDate until = isUntil ? day(row.until) : null;
            if (since != null && until != null && since.isAfter(until)) {
                errors.rejectValue(at + "until", "company.ticker.order");
            }
        }
    }

    @Nullable String paddedCik() {
        return cik.isEmpty() ? null : "0".repeat(10 - cik.length()) + cik;
    }

    @Nullable String leiOrNull() {
        return lei.isEmpty() ? null : lei;
    }

    List<CompanyName> formerNames() {
        return former.stream()
                .filter(n -> !n.isBlank())
                .map(n -> CompanyName.former(n.name, day(n.endedOn)))
                .distinct()
                .toList();
    }

    List<Ticker> tickerList() {
        return tickers.stream()
                .filter(t -> !t.isBlank())
                .map(t -> new Ticker(t.exchange, t.symbol, day(t.since), day(t.until)))
                .distinct()
                .toList();
    }

    private static boolean checkDay(Errors errors, String field, String value) {
        try {
            day(value);
            return true;
        } catch (DateTimeException notADay) {
            errors.rejectValue(field, "day.wrong", new Object[] {value}, "");
            return false;
        }
    }

    private static @Nullable LocalDate day(String value) {
        return value.isEmpty() ? null : LocalDate.parse(value);
    }

    /// ISO 17442: twenty letters and digits, the last two such that the number they make, letters
    /// counted from A = 10, leaves 1 when divided by 97 (ISO 7064).
    private static boolean isLei(String value) {
        if (!value.matches("[A-Z0-9]{18}[0-9]{2}")) {
            return false;
        }
        int rest = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = Character.digit(value.charAt(i), 36);
            rest = (digit < 10 ? rest * 10 + digit : rest * 100 + digit) % 97;
        }
        return rest == 1;
    }

    private static String text(@Nullable Object value) {
        return CleanText.line(value == null ? null : value.toString());
    }
}
