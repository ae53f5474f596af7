package press.dateline.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Words as they are, for quoted words and names, or by their stem, for the others. No word is left
/// out: "the who" and "to be or not to be" are sought like any other.
final class ReleaseAnalyzer extends Analyzer {

    static final ReleaseAnalyzer EXACT = new ReleaseAnalyzer(false);

    /// A light stemmer that leaves words it does not know: "organization" and "organic" stay apart.
    static final ReleaseAnalyzer STEMMED = new ReleaseAnalyzer(true);

    /// Between two texts of one field, so that no phrase reaches from one into the other.
    private static final int GAP = 100;

    private final boolean stems;

    private ReleaseAnalyzer(boolean stems) {
        this.stems = stems;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokens = new ReleaseTokenizer();
        return stems
                ? new TokenStreamComponents(
                        tokens, new KStemFilter(new EnglishPossessiveFilter(tokens)))
                : new TokenStreamComponents(tokens);
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    /// A word of a text.
    ///
    /// @param start of the word in the text, in UTF-16 code units; likewise its end
    record Token(String word, int start, int end) {}

    /// The words of a text in order.
    List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return tokens;
    }

    /// The words of a text, folded.
    List<String> words(String text) {
        return tokens(text).stream().map(Token::word).toList();
    }
}
