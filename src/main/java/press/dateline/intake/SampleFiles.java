package press.dateline.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import press.dateline.company.Ticker;
import press.dateline.release.Contact;
import press.dateline.release.Issuer;
import press.dateline.release.Markup;
import press.dateline.release.ReleaseText;
import press.dateline.text.StatedDate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sample documents in `db/sample`: for each release the original as it would have come
/// (`NN-name.txt`) and its parts (`NN-name.yaml`); `companies.yaml` for who issued them.
final class SampleFiles {

    private SampleFiles() {}

    record SampleCompany(
            String name,
            Map<String, Optional<LocalDate>> former,
            List<Ticker> tickers,
            @Nullable String cik,
            @Nullable String lei) {}

    /// @param companies the archive's name of each issuer, in order
    /// @param corrects the original's file name of the earlier release that it replaces; empty for
    ///     none
    record SampleRelease(
            String fileName,
            Resource original,
            String received,
            List<String> companies,
            String corrects,
            Parts parts) {}

    /// The parts as the file has them.
    record Parts(Map<String, ?> fields) {

        ReleaseText text(List<Issuer> issuers) {
            var date = fields.get("released-on");
            return new ReleaseText(
                    string(fields, "headline"),
                    strings(fields, "subheadlines"),
                    issuers,
                    string(fields, "dateline"),
                    strings(fields, "places"),
                    date == null ? null : StatedDate.read(date.toString()),
                    string(fields, "wire"),
                    string(fields, "language"),
                    Markup.clean(string(fields, "body")),
                    Markup.clean(string(fields, "about")),
                    Markup.clean(string(fields, "disclaimer")),
                    maps(fields, "contacts").stream().map(Parts::contact).toList(),
                    string(fields, "source"));
        }

        List<String> printedNames() {
            return maps(fields, "companies").stream().map(c -> string(c, "printed")).toList();
        }

        private static Contact contact(Map<String, ?> contact) {
            String kind = string(contact, "kind");
            return new Contact(
                    string(contact, "name"),
                    string(contact, "title"),
                    string(contact, "organization"),
                    several(string(contact, "phone")),
                    several(string(contact, "email")),
                    kind.isEmpty() ? null : kind);
        }

        private static List<String> several(String text) {
            return Arrays.stream(text.split(";", 10))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        }
    }

    static List<SampleCompany> companies() {
        var companies = new ArrayList<SampleCompany>();
        try (InputStream file =
                SampleFiles.class.getResourceAsStream("/db/sample/companies.yaml")) {
            Object list = yaml().load(file);
            for (Map<String, ?> company : maps(Map.of("list", list), "list")) {
                var former = new LinkedHashMap<String, Optional<LocalDate>>();
                for (Map<String, ?> name : maps(company, "names")) {
                    former.put(string(name, "name"), Optional.ofNullable(day(name, "until")));
                }
                companies.add(
                        new SampleCompany(
                                string(company, "name"),
                                former,
                                maps(company, "tickers").stream()
                                        .map(
                                                t ->
                                                        new Ticker(
                                                                string(t, "exchange"),
                                                                string(t, "symbol"),
                                                                day(t, "since"),
                                                                day(t, "until")))
                                        .toList(),
                                company.get("cik") == null ? null : string(company, "cik"),
                                company.get("lei") == null ? null : string(company, "lei")));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return companies;
    }

    static List<SampleRelease> releases() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:/db/sample/*-*.yaml");
            Arrays.sort(files, Comparator.comparing(f -> String.valueOf(f.getFilename())));
            var releases = new ArrayList<SampleRelease>();
            for (Resource file : files) {
                String name = String.valueOf(file.getFilename()).replace(".yaml", ".txt");
                Resource original = file.createRelative(name);
                try (InputStream in = file.getInputStream()) {
                    Map<String, ?> fields = yaml().load(in);
                    releases.add(
                            new SampleRelease(
                                    name,
                                    original,
                                    string(fields, "received"),
                                    maps(fields, "companies").stream()
                                            .map(c -> string(c, "company"))
                                            .toList(),
                                    string(fields, "corrects"),
                                    new Parts(fields)));
                }
            }
            return releases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    private static String string(Map<String, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString().strip();
    }

    private static @Nullable LocalDate day(Map<String, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? null : LocalDate.parse(value.toString());
    }

    private static List<String> strings(Map<String, ?> map, String key) {
        return map.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // The keys of a YAML mapping of this format are strings.
    private static List<Map<String, ?>> maps(Map<String, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? (List<Map<String, ?>>) list : List.of();
    }
}
