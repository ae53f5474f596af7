package press.dateline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The archive: without arguments, or with settings alone, a server; with a command, that command.
@SpringBootApplication
public class Dateline {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && !isSetting(arguments[0])) {
            System.exit(Commands.run(arguments));
        }
        SpringApplication.run(Dateline.class, arguments);
    }

    private static boolean isSetting(String argument) {
        return (argument.startsWith("--") && argument.contains("="))
                || argument.equals("--debug")
                || argument.equals("--trace");
    }
}
