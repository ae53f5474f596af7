package press.dateline;

import press.dateline.company.Company;
import press.dateline.release.Contact;
import press.dateline.release.Issuer;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Made-up releases that strain a page: wide, long, right-to-left, without spaces between words.
public final class UnusualCopy {

    public static final int COLUMNS = 132;
    public static final int FIXED_ROWS = 40;
    public static final int ROWS = 2_000;
    public static final int CELLS = 8;
    public static final int PARAGRAPHS = 2_200;

    /// Stands once in the last paragraph of [#long1MB].
    public static final String RARE_WORD = "quillwort";

    private static final List<String> PLANTS =
            List.of(
                    "Utica Toledo Marl Fenwick Orrin Lakemont Ashby Corran Tolland Wexcombe"
                            .split(" "));

    private static final List<String> WORDS =
            List.of(
                    ("mill plant harbour contract turbine bearing clinic orchard grain kiln bridge"
                                    + " rail crane furnace boiler pump valve depot quarry tannery foundry"
                                    + " wharf")
                            .split(" "));

    private static final List<String> VERBS =
            List.of(
                    "opened sold repaired leased doubled moved painted tested insured weighed"
                            .split(" "));

    private UnusualCopy() {}

    /// One of each script, in the order of a list of them.
    public static List<ReleaseText> scripts() {
        return List.of(arabic(), hebrew(), japanese(), chinese(), korean(), mixed());
    }

    /// The same text as said by these companies.
    public static ReleaseText by(ReleaseText text, Company... issuers) {
        return new ReleaseText(
                text.headline(),
                text.subheadlines(),
                Arrays.stream(issuers).map(c -> new Issuer(c.id(), c.name())).toList(),
                text.dateline(),
                text.places(),
                text.date(),
                text.wire(),
                text.language(),
                text.body(),
                text.about(),
                text.disclaimer(),
                text.contacts(),
                text.sourceLine());
    }

    /// A table as line printers set it, 132 columns wide.
    public static ReleaseText fixedWidth() {
        var table = new StringBuilder();
        line(table, "Plant", "Tons", "Hours", "Sales", "Cost", "Margin", "Prior", "Change");
        table.append("-".repeat(COLUMNS)).append('\n');
        var random = new SplittableRandom(132);
        for (int i = 1; i < FIXED_ROWS - 1; i++) {
            var cells = new String[CELLS];
            cells[0] = PLANTS.get(i % PLANTS.size()) + " No. " + i;
            for (int cell = 1; cell < CELLS; cell++) {
                cells[cell] = String.format(Locale.ENGLISH, "%,d", random.nextInt(9_999_999));
            }
            line(table, cells);
        }
        return release(
                "en",
                "Fenwick Rolling Mills Reports Output by Plant",
                "FENWICK, Ohio, March 24, 2009 --",
                "<p>Fenwick Rolling Mills today gave its output by plant.</p><pre>"
                        + table.toString().stripTrailing()
                        + "</pre><p>Hours are those of the first quarter.</p>",
                "",
                "");
    }

    private static void line(StringBuilder table, String... cells) {
        var line = new StringBuilder("%-20s".formatted(cells[0]));
        for (int cell = 1; cell < CELLS; cell++) {
            line.append("%16s".formatted(cells[cell]));
        }
        table.append(line).append('\n');
    }

    /// A table of 2,000 rows in eight columns.
    public static ReleaseText longTable() {
        var rows = new StringBuilder();
        var random = new SplittableRandom(2_000);
        for (int i = 1; i <= ROWS; i++) {
            rows.append("<tr><th scope=\"row\">").append(PLANTS.get(i % PLANTS.size())).append(' ');
            rows.append(pick(random, WORDS)).append(" No. ").append(i).append("</th>");
            for (int cell = 1; cell < CELLS; cell++) {
                int n = random.nextInt(999_999) - 99_999;
                rows.append("<td>");
                rows.append(String.format(Locale.ENGLISH, n < 0 ? "(%,d)" : "$%,d", Math.abs(n)));
                rows.append("</td>");
            }
            rows.append("</tr>\n");
        }
        return release(
                "en",
                "Lakemont Holdings Lists Its Two Thousand Sites",
                "LAKEMONT, Pa., March 25, 2009 --",
                "<p>Lakemont Holdings today listed what each of its sites"
                        + " earned.</p><table><caption>Earnings by"
                        + " site</caption><thead><tr><th>Site</th><th>2002</th><th>2003</th><th>2004</th>"
                        + "<th>2005</th><th>2006</th><th>2007</th><th>2008</th></tr></thead><tbody>"
                        + rows
                        + "</tbody></table><p>Figures in brackets are losses.</p>",
                "",
                "");
    }

    /// A release of one megabyte, in as many paragraphs as [#PARAGRAPHS] says.
    public static ReleaseText long1MB() {
        var random = new SplittableRandom(1_000_000);
        var body = new StringBuilder();
        for (int i = 1; i <= PARAGRAPHS; i++) {
            body.append("<p>In section ").append(i).append(" the company ");
            for (int clause = 0; clause < 9; clause++) {
                body.append(clause == 0 ? "" : ", and it ")
                        .append(pick(random, VERBS))
                        .append(' ')
                        .append(2 + random.nextInt(9_000))
                        .append(" of the ")
                        .append(pick(random, WORDS))
                        .append("s near the ")
                        .append(pick(random, WORDS))
                        .append(" of ")
                        .append(pick(random, PLANTS));
            }
            body.append(i == PARAGRAPHS ? ", where " + RARE_WORD + " grows" : "")
                    .append(".</p>\n\n");
        }
        return release(
                "en",
                "Corran Estates Publishes Its Whole Ledger",
                "CORRAN, Maine, March 26, 2009 --",
                body.toString(),
                "<p>Corran Estates keeps mills and quarries.</p>",
                "<p>Statements about next year are expectations.</p>");
    }

    private static String pick(SplittableRandom random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    public static ReleaseText arabic() {
        return release(
                "ar",
                "«نهر الزيتون» تفتتح معصرة جديدة في سهل المرجان وترفع إنتاجها بنسبة 12.5%",
                "سهل المرجان، 24 مارس 2009 (Lakeland Newswire) –",
                """
                <p>Olive River Industries (NYSE: OLVR) شركة تصنع زيت الزيتون منذ عام 1962، وقد أعلنت اليوم افتتاح معصرتها الخامسة. وقال المدير العام: «سننتج 4,200 طن في السنة (بزيادة 12.5%)، وسنوظف 85 عاملاً».</p>
                <h2>أبرز الأرقام</h2>
                <ul><li>بلغت المبيعات 18.4 مليون دولار.</li><li>ارتفع الإنتاج من 3,730 إلى 4,200 طن.</li></ul>
                <table><caption>النتائج بآلاف الدولارات</caption><thead><tr><th></th><th>2008</th><th>2007</th><th>التغير</th><th>الحصة من المبيعات</th><th>المتوقع في 2009</th></tr></thead><tbody>\
                <tr><th scope="row">المبيعات</th><td>18,400</td><td>16,355</td><td>12.5%</td><td>100.0%</td><td>19,800</td></tr>\
                <tr><th scope="row">تكلفة المبيعات</th><td>(11,020)</td><td>(10,340)</td><td>6.6%</td><td>59.9%</td><td>(11,700)</td></tr>\
                <tr><th scope="row">صافي الربح</th><td>٢٬٣١٠</td><td>(410)</td><td>–</td><td>12.6%</td><td>2,600</td></tr></tbody></table>
                <blockquote>نزرع اليوم ما يقطفه أحفادنا.</blockquote>
                <p>The English text of this notice is a translation; where the two differ, the Arabic one counts.</p>\
                """,
                "<h2>عن نهر الزيتون</h2><p>تدير الشركة خمس معاصر وتبيع زيتها في تسع دول. موقعها"
                        + " https://olive-river.example ورقم سجلها 40-118.</p>",
                "<p>تتضمن هذه النشرة توقعات عن المستقبل قد تختلف النتائج الفعلية عنها.</p>",
                new Contact(
                        "ليلى حداد",
                        "مديرة الإعلام",
                        "نهر الزيتون",
                        List.of("+971 4 555 0142"),
                        List.of("layla@olive-river.example"),
                        "media"),
                new Contact(
                        "Omar Quill",
                        "Investor Relations",
                        "Olive River Industries",
                        List.of("(315) 555-0143"),
                        List.of("ir@olive-river.example"),
                        "investor"));
    }

    public static ReleaseText hebrew() {
        return release(
                "he",
                "מאפיות גל־ים פותחות מאפייה שלישית בנמל כרמון",
                "נמל כרמון, 24 במרץ 2009 –",
                """
                <p>חברת מאפיות גל־ים בע״מ (TASE: GLYM) הודיעה היום כי תפתח מאפייה שלישית. "נאפה 40,000 כיכרות ביום, 15% יותר מאשתקד," אמרה המנכ״לית.</p>
                <ol><li>ההשקעה: 6.2 מיליון ש״ח.</li><li>המאפייה תיפתח ב־1.9.2009.</li></ol>
                <table><caption>תוצאות באלפי ש״ח</caption><thead><tr><th></th><th>2008</th><th>2007</th><th>שינוי</th></tr></thead><tbody>\
                <tr><th scope="row">הכנסות</th><td>31,250</td><td>27,180</td><td>15.0%</td></tr>\
                <tr><th scope="row">הפסד נקי</th><td>(1,120)</td><td>(2,045)</td><td>-45.2%</td></tr></tbody></table>
                <p>Shares of the company are traded in Tel Carmon.</p>\
                """,
                "<h2>על מאפיות גל־ים</h2><p>החברה אופה לחם משנת 1931.</p>",
                "<p>הודעה זו כוללת מידע צופה פני עתיד.</p>",
                new Contact(
                        "נועה ברק",
                        "דוברת",
                        "מאפיות גל־ים",
                        List.of("+972 3 555 0142"),
                        List.of("noa@gal-yam.example"),
                        "media"));
    }

    public static ReleaseText japanese() {
        return release(
                "ja",
                "みなも精機、長野県白樺町に新工場を開設 ― 生産能力を「年間12万台」に拡大",
                "白樺町、2009年3月24日 ―",
                """
                <p>みなも精機株式会社（本社：白樺町、代表取締役社長：<em>水無月 遥</em>）は本日、新工場の<strong>操業開始</strong>を発表しました。「地域の皆さまとともに、精密な部品を世界へ届けたい」と同社長は述べています。新工場では小型軸受、減速機、センサー用部品（計14品目）を生産し、年間の生産能力は従来の8万台から12万台へと拡大します。</p>
                <h2>業績の見通し</h2>
                <table><caption>連結業績（百万円）</caption><thead><tr><th></th><th>2008年度</th><th>2007年度</th><th>増減率</th></tr></thead><tbody>\
                <tr><th scope="row">売上高</th><td>12,480</td><td>11,032</td><td>13.1%</td></tr>\
                <tr><th scope="row">営業利益</th><td>△320</td><td>415</td><td>―</td></tr></tbody></table>
                <p>今後も品質の向上に努めてまいります。</p>\
                """,
                "<h2>みなも精機について</h2><p>1948年創業。精密部品の製造と販売を行っています。</p>",
                "<p>本資料の将来に関する記述は、発表日現在の見通しに基づくものです。</p>",
                new Contact(
                        "小暮 葵",
                        "広報課",
                        "みなも精機株式会社",
                        List.of("+81 26 555 0142"),
                        List.of("koho@minamo-seiki.example"),
                        "media"));
    }

    public static ReleaseText chinese() {
        return release(
                "zh-CN",
                "北岭陶瓷宣布“青釉二号”窑炉投产，年产能提高三成",
                "北岭，2009年3月24日——",
                """
                <p>北岭陶瓷有限公司今日宣布，其“青釉二号”窑炉正式投产。公司<em>总经理</em>表示：“新窑炉每年可烧制餐具九百万件，能耗降低百分之十八。”该项目总投资为人民币1.26亿元，历时十四个月建成。</p>
                <ul><li>年产能：3,900万件；</li><li>新增岗位：210个。</li></ul>
                <table><caption>主要数据（万元）</caption><thead><tr><th></th><th>2008年</th><th>2007年</th></tr></thead><tbody>\
                <tr><th scope="row">营业收入</th><td>48,200</td><td>41,950</td></tr></tbody></table>\
                """,
                "<h2>关于北岭陶瓷</h2><p>公司成立于1956年，产品销往二十三个国家。</p>",
                "<p>本公告中的前瞻性陈述存在不确定性。</p>",
                new Contact(
                        "顾南枝",
                        "媒体事务",
                        "北岭陶瓷",
                        List.of("+86 10 5555 0142"),
                        List.of("media@beiling.example"),
                        "media"));
    }

    public static ReleaseText korean() {
        return release(
                "ko",
                "한빛섬 조선, 해온항에 제3 도크 준공… 연간 건조 능력 24척으로 확대",
                "해온항, 2009년 3월 24일 –",
                """
                <p>한빛섬 조선 주식회사는 오늘 해온항에서 제3 도크의 준공식을 열었다고 밝혔습니다. 회사의 <em>대표이사</em>는 “새 도크에서 내년부터 연간 24척의 선박을 건조하게 될 것”이라고 말했습니다. 총사업비는 1,840억 원이며 공사에는 31개월이 걸렸습니다.</p>
                <table><caption>주요 실적(억 원)</caption><thead><tr><th></th><th>2008년</th><th>2007년</th></tr></thead><tbody>\
                <tr><th scope="row">매출액</th><td>9,310</td><td>8,025</td></tr></tbody></table>\
                """,
                "<h2>한빛섬 조선 소개</h2><p>1974년에 설립된 조선 회사입니다.</p>",
                "<p>이 자료의 전망은 실제 결과와 다를 수 있습니다.</p>",
                new Contact(
                        "서하람",
                        "홍보팀",
                        "한빛섬 조선",
                        List.of("+82 51 555 0142"),
                        List.of("pr@hanbitseom.example"),
                        "media"));
    }

    /// English, with a name that runs the other way in its headline.
    public static ReleaseText mixed() {
        return release(
                "en",
                "نهر الزيتون (Olive River) Buys 60% of Tarnbrook Medical, Inc.",
                "DUBAI and UTICA, N.Y., March 27, 2009 --",
                "<p>شركة نهر الزيتون, known abroad as Olive River (NYSE: OLVR), said today that it"
                        + " buys 60% of Tarnbrook Medical, Inc.</p>",
                "",
                "",
                new Contact(
                        "ليلى حداد",
                        "Press Officer",
                        "Olive River",
                        List.of("+971 4 555 0142"),
                        List.of("layla@olive-river.example"),
                        "media"));
    }

    private static ReleaseText release(
            String language,
            String headline,
            String dateline,
            String body,
            String about,
            String disclaimer,
            Contact... contacts) {
        return new ReleaseText(
                headline,
                List.of(),
                List.of(),
                dateline,
                List.of(),
                StatedDate.read("2009-03-24"),
                "",
                language,
                body,
                about,
                disclaimer,
                List.of(contacts),
                "");
    }
}
