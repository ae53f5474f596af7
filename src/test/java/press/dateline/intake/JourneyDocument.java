package press.dateline.intake;

import press.dateline.release.Contact;
import press.dateline.release.Issuer;
import press.dateline.release.Markup;
import press.dateline.release.ReleaseText;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A document as a person would type it into the form: from the folder that `-Ddateline.documents`
/// names, whose `expected.json` says what is in each, else from the project's own samples.
record JourneyDocument(
        String headline,
        String subheadlines,
        String company,
        String dateline,
        String year,
        String body,
        String about,
        String disclaimer,
        List<Contact> contacts,
        String sourceLine) {

    static List<JourneyDocument> all() {
        Path expected = Path.of(System.getProperty("dateline.documents", ""), "expected.json");
        return Files.isReadable(expected) ? ofFolder(expected) : ofSamples();
    }

    private static List<JourneyDocument> ofFolder(Path expected) {
        try {
            var documents = new ArrayList<JourneyDocument>();
            for (JsonNode release : JsonMapper.shared().readTree(Files.readString(expected))) {
                var contacts = new ArrayList<Contact>();
                for (JsonNode contact : release.get("contacts")) {
                    contacts.add(
                            new Contact(
                                    contact.get("name").asString(""),
                                    contact.get("title").asString(""),
                                    contact.get("organization").asString(""),
                                    strings(contact.get("phones")),
                                    strings(contact.get("emails")),
                                    null));
                }
                documents.add(
                        new JourneyDocument(
                                release.get("headline").asString(""),
                                String.join("\n", strings(release.get("subheadlines"))),
                                release.get("companies").get(0).get("name").asString(""),
                                release.get("dateline").get("printed").asString(""),
                                release.get("dateline").get("date").asString("").substring(0, 4),
                                release.get("body").asString(""),
                                part(release.get("about").get(0)),
                                part(release.get("disclaimer").get(0)),
                                contacts,
                                release.get("source").asString("")));
            }
            return documents;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String part(JsonNode part) {
        String heading = part.get("heading").asString("");
        return (heading.isEmpty() ? "" : heading + "\n\n") + part.get("text").asString("");
    }

    private static List<String> strings(JsonNode list) {
        var strings = new ArrayList<String>();
        list.forEach(item -> strings.add(item.asString("")));
        return strings;
    }

    private static List<JourneyDocument> ofSamples() {
        return SampleFiles.releases().stream()
                .filter(s -> s.parts().printedNames().size() == 1)
                .map(
                        sample -> {
                            ReleaseText text = sample.parts().text(List.<Issuer>of());
                            return new JourneyDocument(
                                    text.headline(),
                                    String.join("\n", text.subheadlines()),
                                    sample.parts().printedNames().getFirst(),
                                    text.dateline(),
                                    text.date() == null ? "" : text.date().iso().substring(0, 4),
                                    Markup.text(text.body()),
                                    Markup.text(text.about()),
                                    Markup.text(text.disclaimer()),
                                    text.contacts(),
                                    text.sourceLine());
                        })
                .filter(d -> d.dateline().contains(d.year()) && !d.year().isEmpty())
                .filter(d -> !d.about().isBlank() && !d.disclaimer().isBlank())
                .limit(2)
                .toList();
    }
}
