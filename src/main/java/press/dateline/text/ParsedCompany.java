package press.dateline.text;

import java.util.List;

/// An issuer as printed, with the tickers printed beside its name.
public record ParsedCompany(Passage name, List<ParsedTicker> tickers) {

    public ParsedCompany {
        tickers = List.copyOf(tickers);
    }
}
