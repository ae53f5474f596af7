package press.dateline.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class FixedWidthTests {

    private static int stub(String... lines) {
        return FixedWidth.stub(
                List.of(lines), List.of(lines).stream().mapToInt(String::length).max().orElse(0));
    }

    @Test
    void findsTheColumnOfNames() {
        assertThat(
                        stub(
                                "                            2009        2008",
                                "Net sales               $ 18,400    $ 16,355",
                                "  Cost of sales           11,020      10,340",
                                "Net income                 2,310        (410)"))
                .isEqualTo(17);
    }

    @Test
    void leavesAMarginBeforeTheNames() {
        assertThat(
                        stub(
                                "    Net sales               $ 18,400    $ 16,355",
                                "    Cost of sales             11,020      10,340",
                                "    Net income                 2,310        (410)"))
                .isEqualTo(19);
    }

    @Test
    void findsNoneInProseAndInNarrowTables() {
        assertThat(
                        stub(
                                "The mill opens in May, and the old one will close in June.",
                                "It makes paper.  It has made paper since 1912, by hand too.",
                                "Nobody is let go.  Everybody moves to the new mill in May."))
                .isZero();
        assertThat(stub("Sales    12", "Cost     11", "Profit    1")).isZero();
        assertThat(stub("Sales                                             12")).isZero();
    }

    @Test
    void findsNoneWiderThanAPhone() {
        String name = "Income before extraordinary items and taxes";
        assertThat(stub(name + "    12", name + "    11", name + "     1")).isZero();
    }
}
