package assetd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.sqlite.JDBC;

/** The command line in a process of its own. */
final class Child {
  private Child() {}

  /**
   * Where the daemon and its libraries were loaded from; the test runner has a class loader of its
   * own.
   */
  static String classPath() {
    return Stream.of(
            Main.class,
            JSON.class,
            JsonFactory.class,
            WebSocketServer.class,
            JDBC.class,
            Logger.class)
        .map(
            type ->
                Path.of(
                    URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString())))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  static Process start(String... args) throws IOException {
    return start(List.of(), classPath(), args);
  }

  /**
   * A process whose command begins with other words.
   *
   * @param before for instance env and what it is to change
   */
  static Process start(List<String> before, String classPath, String... args) throws IOException {
    return start(before, List.of(), classPath, args);
  }

  /** The same with options of the JVM. */
  static Process start(List<String> before, List<String> options, String classPath, String... args)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of(args));
    Process child = new ProcessBuilder(command).start();
    // A test that fails, or is given up, leaves no daemon behind.
    Runtime.getRuntime().addShutdownHook(new Thread(child::destroyForcibly));
    return child;
  }
}
