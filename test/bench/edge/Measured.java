package edge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A child process with an {@link EdgeServer}, or another class that speaks like it. */
final class Measured implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final int port;

  /** Starts a class with one argument in a JVM like this one. */
  Measured(Class<?> server, String argument) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--add-opens",
            "jdk.httpserver/sun.net.httpserver=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            server.getName(),
            argument);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    port = Integer.parseInt(out.readLine());
  }

  int port() {
    return port;
  }

  /** Says a line and returns the answer. */
  String ask(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    return out.readLine();
  }

  /** CPU time of the process so far, in microseconds. */
  long cpu() throws IOException {
    return Long.parseLong(ask("cpu")) / 1000;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
