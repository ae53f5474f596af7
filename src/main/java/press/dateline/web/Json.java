package press.dateline.web;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/// What programs get as JSON. Names come in the order in which they are given, for the bytes of an answer
/// are the same on every server: `Map.of` has another order in each process.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// An object.
    ///
    /// @param namesAndValues in turn; a value may be null, which is written
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /// Adds a text to an object that leaves out what there is not.
    ///
    /// @param value null or empty for none
    public static void putText(
            Map<String, @Nullable Object> object, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            object.put(name, value);
        }
    }

    /// A document in UTF-8.
    public static byte[] bytes(Object document) {
        return MAPPER.writeValueAsBytes(document);
    }
}
