package press.dateline.api;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;

import press.dateline.browse.ReaderPages;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the API is: the description in OpenAPI, kept as a file, and the same to read.
@ReaderPages
@Controller
class DescriptionController {

    static final String DESCRIPTION = "/api/v1/openapi.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] file;
    private final List<Operation> operations;
    private final List<Shape> shapes;
    private final List<Piece> introduction;

    DescriptionController(@Value("classpath:openapi.json") Resource description)
            throws IOException {
        file = description.getContentAsByteArray();
        JsonNode document = JSON.readTree(file);
        introduction = Piece.of(document.path("info").path("description").asString());
        operations = operations(document.path("paths"));
        shapes = shapes(document.path("components").path("schemas"));
    }

    /// A line of a table.
    ///
    /// @param type a word, with the shape's name where it is one
    /// @param shape to which the name leads; empty for none
    record Line(String name, String type, String shape, List<Piece> description) {}

    /// Words, or a name as programs write it.
    record Piece(String text, boolean isCode) {

        /// The pieces of a sentence, in which names stand between backticks.
        static List<Piece> of(String sentence) {
            String[] parts = sentence.split("`", -1);
            var pieces = new ArrayList<Piece>();
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].isEmpty()) {
                    pieces.add(new Piece(parts[i], i % 2 == 1));
                }
            }
            return List.copyOf(pieces);
        }
    }

    /// An address that can be asked.
    ///
    /// @param verb `GET`, `POST` or `PUT`
    /// @param sent the shape of what is sent with it; empty for nothing, or a text
    /// @param request an example of it; likewise
    record Operation(
            String verb,
            String path,
            String summary,
            List<Line> parameters,
            String sent,
            String request,
            String shape,
            String example) {}

    /// The shape of an answer, or of a part of one.
    record Shape(String name, List<Piece> description, List<Line> properties) {}

    private static List<Operation> operations(JsonNode paths) {
        var operations = new ArrayList<Operation>();
        for (String path : paths.propertyNames()) {
            for (String verb : paths.path(path).propertyNames()) {
                operations.add(operation(verb, path, paths.path(path).path(verb)));
            }
        }
        return List.copyOf(operations);
    }

    private static Operation operation(String verb, String path, JsonNode asked) {
        JsonNode answers = asked.path("responses");
        JsonNode answer = json(answers.has("201") ? answers.path("201") : answers.path("200"));
        JsonNode sent = json(asked.path("requestBody"));
        return new Operation(
                verb.toUpperCase(Locale.ROOT),
                path,
                asked.path("summary").asString(),
                asked.path("parameters")
                        .valueStream()
                        .map(p -> line(p.path("name").asString(), p, p.path("schema")))
                        .toList(),
                shape(sent.path("schema")),
                sent.isMissingNode() ? "" : sent.path("example").toPrettyString(),
                shape(answer.path("schema")),
                answer.path("example").toPrettyString());
    }

    private static JsonNode json(JsonNode described) {
        return described.path("content").path("application/json");
    }

    private static List<Shape> shapes(JsonNode schemas) {
        var shapes = new ArrayList<Shape>();
        for (String name : schemas.propertyNames()) {
            JsonNode schema = schemas.path(name);
            shapes.add(
                    new Shape(
                            name,
                            Piece.of(schema.path("description").asString("")),
                            schema.path("properties").propertyNames().stream()
                                    .map(
                                            property -> {
                                                JsonNode of =
                                                        schema.path("properties").path(property);
                                                return line(property, of, of);
                                            })
                                    .toList()));
        }
        return List.copyOf(shapes);
    }

    private static Line line(String name, JsonNode described, JsonNode schema) {
        JsonNode items = schema.path("items");
        boolean several = !items.isMissingNode();
        JsonNode one = several ? items : schema;
        String shape = shape(one);
        JsonNode types = one.path("type");
        String type =
                !shape.isEmpty()
                        ? shape
                        : types.isArray()
                                ? types.path(0).asString() + " or null"
                                : types.asString("object");
        var said = new ArrayList<String>();
        if (!described.path("description").isMissingNode()) {
            said.add(described.path("description").asString());
        }
        List<String> values =
                one.path("enum")
                        .valueStream()
                        .filter(value -> !value.isNull())
                        .map(JsonNode::asString)
                        .toList();
        if (!values.isEmpty()) {
            said.add("One of " + String.join(", ", values) + ".");
        }
        return new Line(
                name, several ? "list of " + type : type, shape, Piece.of(String.join(" ", said)));
    }

    /// The name of the shape that a schema refers to; empty where it refers to none.
    private static String shape(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    @CrossOrigin("*")
    @GetMapping(DESCRIPTION)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(file);
    }

    @GetMapping("/api")
    String page(Model model) {
        model.addAttribute("introduction", introduction);
        model.addAttribute("operations", operations);
        model.addAttribute("shapes", shapes);
        model.addAttribute("file", DESCRIPTION);
        return "api/show";
    }
}
