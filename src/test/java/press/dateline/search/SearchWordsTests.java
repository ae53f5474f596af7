package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;

import static press.dateline.search.Shelf.draft;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import press.dateline.release.Scope;
import press.dateline.release.Sorting;

import java.io.IOException;
import java.nio.file.Path;

/// What has to be found and what must not be, whatever engine stands behind the search.
class SearchWordsTests {

    @TempDir Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() throws IOException {
        shelf = new Shelf(folder);
    }

    @AfterEach
    void close() throws IOException {
        shelf.close();
    }

    @ParameterizedTest(name = "{0} in \"{1}\": {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "AT&T, Its customer AT&T has renewed., true",
                "AT&T, The meeting is at noon on T street., false",
                "\"the who\", A concert by The Who was sponsored., true",
                "\"the who\", Who the manager is was not said., false",
                "to be or not to be, To be or not to be is the question., true",
                "\"to be or not to be\", To be or not to be is the question., true",
                "IT, Spending on IT rose., true",
                "Malmo, The plant in Malmö opens., true",
                "Malmö, The plant in Malmo opens., true",
                "press/release, A release for the press., true",
                "press/release, A release., false",
                "press, The press/release kit., true",
                "COVID-19, Because of COVID-19 the plant closed., true",
                "COVID-19, The 19 cases of COVID., false",
                "covid 19, Because of COVID-19 the plant closed., true",
                "organization, Organic milk., false",
                "organic, The organization., false",
                "universe, The university., false",
                "university, The universe., false",
                "news, A new mill., false",
                "new, The news of today., false",
                "\"letter of intent\", A letter of intent was signed., true",
                "\"letter of intent\", A letter about intent was signed., false",
                "\"letter of intent\", A letter of good intent was signed., false",
                "bank*, Bankers met., true",
                "bank*, The embankment., false",
                "mills, The mill opens., true",
                "mill, Two mills open., true",
                "\"mills\", The mill opens., false",
                "announced, Orrin announces a mill., true",
                "company's, The company grows., true",
                "company’s, The company's mill., true",
                "\"company’s mill\", The company's mill., true",
                "“copper mine”, A copper mine opens., true",
                "1.2 million, Sales of $1.2 million., true",
                "\"1.2 million\", Sales of 2 million., false",
                "青空, 青空電機は工場を開く。, true",
                "空青, 青空電機は工場を開く。, false",
                "STRASSE, Die Straße ist offen., true",
                "cooperation, A co-operation of two., false",
                "copper, A cop­per mine., true",
                "(copper OR nickel) mine, A nickel mine., true",
                "(copper OR nickel) mine, A nickel plant., false",
                "copper OR nickel mine, A copper mine., true",
                "copper OR nickel mine, A copper plant., false",
                "copper -mine, A copper mine., false",
                "copper -mine, A copper plant., true",
                "copper -(mine OR plant), A copper plant., false",
                "copper NOT plant, A copper plant., false",
                "copper AND plant, A copper plant., true"
            })
    void findsWords(String typed, String text, boolean found) throws IOException {
        shelf.put(draft(1).body(text));

        assertThat(shelf.find(typed).contains(1L)).isEqualTo(found);
    }

    @Test
    void looksIntoTheScopeAlone() throws IOException {
        shelf.put(
                draft(1).headline("Copper wire sold"),
                draft(2).body("A copper mine."),
                draft(3).about("A maker of copper wire."),
                draft(4).disclaimer("The price of copper may change."),
                draft(5).contacts("Copper Press Office"));

        assertThat(shelf.find("copper")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(shelf.find("copper", Scope.ABOUT, Sorting.NEWEST)).containsExactly(3L);
        assertThat(shelf.find("copper", Scope.DISCLAIMER, Sorting.NEWEST)).containsExactly(4L);
        assertThat(shelf.find("copper", Scope.CONTACTS, Sorting.NEWEST)).containsExactly(5L);
        assertThat(shelf.find("copper", Scope.ALL, Sorting.NEWEST)).hasSize(5);
    }

    @Test
    void findsWordsOfAllPartsTogether() throws IOException {
        shelf.put(draft(1).body("A new mine.").about("A maker of copper wire."));

        assertThat(shelf.find("mine copper")).isEmpty();
        assertThat(shelf.find("mine copper", Scope.ALL, Sorting.NEWEST)).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "headline:copper, 1",
                "headline:\"copper wire\", 1",
                "company:vale, 2",
                "company:\"vale dairies\", 2",
                "place:toledo, 3",
                "place: toledo, 3",
                "ticker:hldn, 4",
                "ticker:\"NYSE: HLDN\", 4",
                "contact:marsh, 5",
                "contact:marsh@orrin.example, 5",
                "after:2009-12 copper, 6",
                "headline:(copper OR lead) -company:vale, 1"
            })
    void findsInNamedParts(String typed, long found) throws IOException {
        shelf.put(
                draft(1).headline("Copper wire sold").body("Copper."),
                draft(2).names("VALE DAIRIES", "Vale Dairies Ltd").body("Copper."),
                draft(3).places("Toledo, Ohio").body("Copper."),
                draft(4).tickers("NYSE HLDN").body("Copper."),
                draft(5).contacts("Ada Marsh Press Officer marsh@orrin.example").body("Copper."),
                draft(6).date("2010-01-01").body("Copper."));

        assertThat(shelf.find(typed)).containsExactly(found);
    }

    @Test
    void narrowsByDays() throws IOException {
        shelf.put(
                draft(1).date("2008-12-31"),
                draft(2).date("2009-01-01"),
                draft(3).date("2009-12-31"),
                draft(4).date("2010-01-01"),
                draft(5).date("0001-01-01"));

        assertThat(shelf.find("before:2009")).containsExactly(1L);
        assertThat(shelf.find("after:2009")).containsExactly(4L);
        assertThat(shelf.find("after:2008 before:2010")).containsExactly(3L, 2L);
        assertThat(shelf.find("after:2008-12-31 before:2009-01-02")).containsExactly(2L);
    }
}
