package press.dateline.feed;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes XML 1.0 in UTF-8, as it goes.
final class Xml {

    private final XMLStreamWriter xml;

    private Xml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// Something that is written; what fails is the stream below.
    private interface Step {
        void run() throws XMLStreamException;
    }

    private Xml step(Step step) {
        try {
            step.run();
        } catch (XMLStreamException unwritten) {
            throw new IllegalStateException(unwritten);
        }
        return this;
    }

    /// Begins a document.
    ///
    /// @param namespace of its elements
    /// @param others further ones, by their prefixes
    static Xml document(
            OutputStream to, String root, String namespace, Map<String, String> others) {
        try {
            XMLStreamWriter writer =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(to, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.setDefaultNamespace(namespace);
            writer.writeStartElement(root);
            writer.writeDefaultNamespace(namespace);
            for (Map.Entry<String, String> other : others.entrySet()) {
                writer.writeNamespace(other.getKey(), other.getValue());
            }
            return new Xml(writer);
        } catch (XMLStreamException unwritten) {
            throw new IllegalStateException(unwritten);
        }
    }

    /// Begins an element.
    ///
    /// @param attributes names and values in turn
    Xml start(String element, String... attributes) {
        return step(
                () -> {
                    xml.writeStartElement(element);
                    attributes(attributes);
                });
    }

    Xml end() {
        return step(xml::writeEndElement);
    }

    Xml empty(String element, String... attributes) {
        return step(
                () -> {
                    xml.writeEmptyElement(element);
                    attributes(attributes);
                });
    }

    Xml text(String element, String value, String... attributes) {
        return start(element, attributes).step(() -> xml.writeCharacters(characters(value))).end();
    }

    /// Ends the document.
    void close() {
        step(
                () -> {
                    xml.writeEndDocument();
                    xml.close();
                });
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], characters(attributes[i + 1]));
        }
    }

    /// Without the two characters that text may hold and XML 1.0 may not.
    private static String characters(String value) {
        return value.replace("\ufffe", "").replace("\uffff", "");
    }
}
