package bare;

import org.jspecify.annotations.NullMarked;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The least that Spring MVC can do for a page: a controller that returns ready bytes. Nothing else is
/// set up, neither filters nor metrics. Outside of the archive's packages, which are searched for parts
/// of the archive.
@NullMarked
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class
})
public class BareController {

    /// Starts it.
    ///
    /// @param arguments the file with the bytes, then those of Spring Boot
    public static void main(String[] arguments) {
        System.setProperty("bare.file", arguments[0]);
        SpringApplication.run(BareController.class, arguments);
    }

    @Controller
    static class Ready {

        private final byte[] bytes;

        Ready() throws IOException {
            this.bytes = Files.readAllBytes(Path.of(System.getProperty("bare.file")));
        }

        @GetMapping("/ready")
        ResponseEntity<byte[]> page() {
            return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(bytes);
        }
    }
}
