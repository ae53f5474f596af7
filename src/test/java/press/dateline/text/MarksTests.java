package press.dateline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a line is by its own words.
class MarksTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Exhibit 99.1                                  | EXHIBIT
                    [EX-99.2]                                     | EXHIBIT
                    alder-ex991.htm                               | EXHIBIT
                    FOR IMMEDIATE RELEASE                         | STAMP
                    ** For Immediate Release **                   | STAMP
                    PRESS RELEASE - FOR IMMEDIATE RELEASE         | STAMP
                    Media Release: For Immediate Release          | STAMP
                    Immediate release: Tuesday                    | STAMP
                    Released: March 3, 2014                       | STAMP
                    Zur sofortigen Veröffentlichung               | STAMP
                    Pour diffusion immédiate                      | STAMP
                    Embargoed until 6 a.m. on March 3, 2014       | EMBARGO
                    NOT FOR PUBLICATION BEFORE MARCH 3, 2014      | EMBARGO
                    Strictly under embargo until 6 a.m., March 3  | EMBARGO
                    Under embargo until March 3, 2014             | EMBARGO
                    Hold for release until Tuesday, 9 a.m.        | EMBARGO
                    For release at 9 a.m. on March 3, 2014        | EMBARGO
                    News Release                                  | DOCUMENT_WORD
                    Company press release                         | DOCUMENT_WORD
                    Media Advisory                                | DOCUMENT_WORD
                    COMUNICATO STAMPA                             | DOCUMENT_WORD
                    Communiqué de presse                          | DOCUMENT_WORD
                    Pressemitteilung Nr. 12                       | DOCUMENT_WORD
                    ###                                           | END
                    -0- 03/03/2014                                | END
                    - more -                                      | PAGE
                    SOURCE Alder Mills                            | SOURCE
                    (c) 2014 Alder Mills                          | COPYRIGHT
                    © Alder Mills                                 | COPYRIGHT
                    KEYWORDS: flour, bran                         | TAIL
                    CO: Alder Mills                               | TAIL
                    Ticker Symbol: ALD                            | TAIL
                    Related news categories                       | TAIL
                    -- Notice of copyright of the wire            | TAIL
                    This press release was distributed by a wire  | TAIL
                    /PRNewswire -- March 3/                       | TAIL
                    BW1234 MAR 03, 2014                           | TAIL
                    GlobeNewswire                                 | TAIL
                    View source version on the wire               | MULTIMEDIA
                    Photo: http://photos.example/1                | MULTIMEDIA
                    The photos accompanying this release are here | MULTIMEDIA
                    To Business and Food Editors:                 | EDITORS
                    Energy Writers                                | EDITORS
                    Subject: A new mill                           | MAIL_HEADER
                    Media contact: Ada Marsh                      | CONTACT
                    For more information, contact                 | CONTACT
                    Pressekontakt: Ada Marsh                      | CONTACT
                    Share                                         | NAVIGATION
                    March 3, 2014                                 | TIMESTAMP
                    Alder Mills opened a mill.                    | NONE
                    Companies of the region meet                  | NONE
                    """)
    void aLineIsWhatItsWordsSay(String line, Marks mark) {
        assertThat(Marks.of(line, line.length())).isEqualTo(mark);
    }
}
