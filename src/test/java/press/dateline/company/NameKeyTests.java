package press.dateline.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

class NameKeyTests {

    static Stream<List<String>> namesOfOneCompany() {
        return Stream.of(
                List.of(
                        "INTERNATIONAL WIRE GROUP INC.",
                        "International Wire Group., Inc.",
                        "International Wire Group, Inc.",
                        "International Wire Group",
                        "The International Wire Group Incorporated",
                        " international  wire\ngroup , inc "),
                List.of("Société Générale S.A.", "SOCIETE GENERALE", "Societe Generale SA"),
                List.of("Société Générale", "Socie\u0301te\u0301 Ge\u0301ne\u0301rale"),
                List.of("Brunnen & Söhne GmbH & Co. KG", "BRUNNEN & SOHNE KG", "Brunnen & Söhne"),
                List.of("Marl & Dove plc", "Marl and Dove PLC", "MARL &  DOVE", "Marl&Dove Ltd."),
                List.of("AB&C Corp.", "AB & C Corporation", "AB and C"),
                List.of("Ostwerk AG & Co. KGaA", "Ostwerk", "OSTWERK AG"),
                List.of("Officine Lodi S.p.A.", "Officine Lodi SpA", "Officine Lodi"),
                List.of("Ferrer Química S.L., Ltd.", "FERRER QUIMICA SL"),
                List.of("Nordvig A/S", "Nordvig AS", "NORDVIG"),
                List.of("Tampere Oyj", "Tampere Oy", "Tampere"),
                List.of("Straße AG", "Strasse AG", "STRASSE"),
                List.of("Sørensen ASA", "Sorensen"),
                List.of("Łódź Œuvres Æther", "Lodz Oeuvres Aether"),
                List.of("Harker’s Co., Ltd.", "Harker's Company Limited", "Harkers"),
                List.of("Perth Mining Pty Ltd", "Perth Mining"),
                List.of("Temasek Hill Sdn. Bhd.", "Temasek Hill"),
                List.of("Larch Partners, L.P.", "Larch Partners LLC", "Larch Partners"),
                List.of("Kestrel™ Systems®, Inc.", "Kestrel Systems"),
                List.of("株式会社青空電機", " 株式会社青空電機 "),
                List.of("ｶﾞｽ商事", "ガス商事"));
    }

    @ParameterizedTest
    @MethodSource("namesOfOneCompany")
    void isTheSameForAllNamesOfOneCompany(List<String> names) {
        assertThat(names).extracting(NameKey::of).containsOnly(NameKey.of(names.getLast()));
    }

    @Test
    void differsBetweenCompanies() {
        List<String> names =
                List.of(
                        "International Wire Group",
                        "International Wire",
                        "Wire Group International",
                        "International Wireless Group",
                        "Larch",
                        "Larches",
                        "Larch & Sons",
                        "Larch Sons",
                        "Larch 2",
                        "Larch II",
                        "Inc Research",
                        "Research",
                        "Company Store Holdings",
                        "AG Mortgage",
                        "SE Bank",
                        "The North",
                        "Norther",
                        "青空電機",
                        "青空電気",
                        "東京ガス",
                        "東京カス",
                        "バス商事",
                        "ハス商事",
                        "パス商事",
                        "한빛전자",
                        "한빛전지",
                        "บริษัท กา",
                        "บริษัท กี",
                        "हिन्द",
                        "हिन्दी",
                        "Альфа",
                        "Альфам",
                        "شركة النور",
                        "شركة النار");

        assertThat(names.stream().map(NameKey::of)).doesNotHaveDuplicates();
    }

    @Test
    void dropsTheOpeningArticleOnly() {
        assertThat(NameKey.of("The Larch Company")).isEqualTo(NameKey.of("Larch"));
        assertThat(NameKey.of("Larch The")).isNotEqualTo(NameKey.of("Larch"));
        assertThat(NameKey.of("Theatre Group")).isNotEqualTo(NameKey.of("Atre Group"));
    }

    @Test
    void keepsALegalFormInsideTheName() {
        assertThat(NameKey.of("Larch Company Stores")).isNotEqualTo(NameKey.of("Larch Stores"));
        assertThat(NameKey.of("AG Larch")).isNotEqualTo(NameKey.of("Larch"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Inc.",
                "S.A.",
                "The",
                "The Limited",
                "The Company",
                "Co. Ltd.",
                "GmbH & Co. KG",
                "&",
                "A",
                "7",
                "The The",
                "株",
                "A/S"
            })
    void isNeverEmptyForANameWithASign(String name) {
        assertThat(NameKey.of(name)).isNotBlank();
    }

    @Test
    void keepsNamesThatConsistOfALegalFormApart() {
        assertThat(
                        Stream.of("The Limited, Inc.", "The Company", "The", "AB", "SE")
                                .map(NameKey::of))
                .doesNotHaveDuplicates();
        assertThat(NameKey.of("The Limited, Inc.")).isEqualTo(NameKey.of("LIMITED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "...", "—", "’", "🏭"})
    void isEmptyWithoutALetterOrDigit(String name) {
        assertThat(NameKey.of(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void isItsOwnKeyAndSearchable(long seed) {
        var random = new Random(seed);
        var pieces =
                List.of(
                        "The", "Larch", "é", "Inc.", "&", "Co.", " ", "  ", "S.A.", "Ø", "ß", "İ",
                        "ガ", "한", "'", "/", "-", "x", "7", "🏭", "\u0301", "™", "AG", "and", "ﬁ",
                        "Σ", "ς");
        var keys = new HashSet<String>();
        for (int i = 0; i < 3000; i++) {
            var name = new StringBuilder();
            for (int n = random.nextInt(10); n > 0; n--) {
                name.append(pieces.get(random.nextInt(pieces.size())));
            }

            String key = NameKey.of(name.toString());

            assertThat(key)
                    .as("seed %d: %s", seed, name)
                    .isEqualTo(key.strip())
                    .doesNotContain("  ");
            assertThat(key).as("seed %d: %s", seed, name).isEqualTo(key.toLowerCase(Locale.ROOT));
            assertThat(key.isEmpty())
                    .as("seed %d: %s", seed, name)
                    .isEqualTo(
                            name.codePoints()
                                    .noneMatch(c -> Character.isLetterOrDigit(c) || c == '&'));
            if (!key.isEmpty() && !key.equals("the")) {
                assertThat(NameKey.of(name + ", Inc."))
                        .as("seed %d: %s", seed, name)
                        .isEqualTo(key);
            }
            keys.add(key);
        }
        assertThat(keys).hasSizeGreaterThan(100);
    }
}
