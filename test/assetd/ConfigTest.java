package assetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assetd.store.BackupPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command line")
class ConfigTest {

  @Test
  @DisplayName("Nothing said: serve the default ports over the user's own data")
  void nothingSaid() {
    Config config = Config.parse();
    assertEquals(Action.SERVE, config.action());
    assertEquals(List.of(), config.ports());
    assertTrue(config.data().endsWith("assetd"), config.data().toString());
  }

  @Test
  @DisplayName("Values stand behind a flag or after an equals sign")
  void valuesStandBehindOrAfterEquals() {
    Config config = Config.parse("--port", "0,39300", "--data=relative", "--front=door", "--quiet");
    assertEquals(List.of(0, 39300), config.ports());
    assertEquals(Path.of("relative").toAbsolutePath(), config.data());
    assertEquals(Config.FrontWay.DOOR, config.front());
    assertTrue(config.quiet());
  }

  @ParameterizedTest(name = "{0} suggests {1}")
  @CsvSource({
    "--prot, --port",
    "--dta, --data",
    "-quiet, --quiet",
    "--versoin, --version",
    "help, --help",
    "bakup, backup",
    "docter, doctor"
  })
  @DisplayName("An unknown flag is refused with the nearest one there is")
  void anUnknownFlagIsRefused(String word, String suggestion) {
    Failure failure = assertThrows(Failure.class, () -> Config.parse(word));
    assertEquals(ExitCode.USAGE, failure.code());
    assertTrue(failure.getMessage().contains("did you mean " + suggestion), failure.getMessage());
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"frobnicate", "", "x", "-p", "--nothing-of-the-kind"})
  @DisplayName("What is like nothing there is gets no suggestion")
  void nothingIsNear(String word) {
    Failure failure = assertThrows(Failure.class, () -> Config.parse(word));
    assertFalse(failure.getMessage().contains("did you mean"), failure.getMessage());
    assertFalse(failure.getMessage().contains(" ."), failure.getMessage());
  }

  @Test
  @DisplayName("-h is --help")
  void shortHelp() {
    assertEquals(Action.HELP, Config.parse("-h").action());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "--port",
        "--port=",
        "--port=x",
        "--port=-1",
        "--port=65536",
        "--port=1,,2",
        "--quiet=yes",
        "--front=window",
        "--backups=-1",
        "--backup-every=0",
        "--backup-age=long",
        "backup",
        "restore",
        "--data"
      })
  @DisplayName("A wrong value is refused")
  void aWrongValueIsRefused(String word) {
    Failure failure = assertThrows(Failure.class, () -> Config.parse(word));
    assertEquals(ExitCode.USAGE, failure.code());
  }

  @Test
  @DisplayName("A command stands before, between or behind flags, with its file")
  void aCommandStandsAnywhere() {
    assertEquals(Action.DOCTOR, Config.parse("doctor").action());
    Config config = Config.parse("--data=d", "backup", "--quiet", "file");
    assertEquals(Action.BACKUP, config.action());
    assertEquals(Path.of("file").toAbsolutePath(), config.file());
    assertThrows(Failure.class, () -> Config.parse("backup", "one", "two"));
    assertThrows(Failure.class, () -> Config.parse("doctor", "file"));
  }

  @Test
  @DisplayName("How copies are kept: so many, so often, so long")
  void howCopiesAreKept() {
    assertEquals(BackupPlan.DEFAULT, Config.parse().backups());
    assertEquals(
        new BackupPlan(3, Duration.ofHours(1), Duration.ofDays(2)),
        Config.parse("--backups=3", "--backup-every=1", "--backup-age=2").backups());
  }

  @Test
  @DisplayName("An address that others can reach is served only together with a token")
  void anOpenAddressNeedsAToken(@TempDir Path directory) throws IOException {
    assertThrows(Failure.class, () -> Config.parse("--bind", "0.0.0.0"));
    Path token = Files.writeString(directory.resolve("token"), "0123456789abcdef\n");
    Config config = Config.parse("--bind", "0.0.0.0", "--token-file", token.toString());
    assertEquals("0123456789abcdef", config.policy().token());
    assertTrue(config.bind().isAnyLocalAddress());
    assertTrue(Config.parse("--bind=127.0.0.2").bind().isLoopbackAddress());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "--allow-origin=https://my.app/",
        "--allow-origin=https://my.app:443",
        "--allow-origin=http://my.app:0",
        "--allow-origin=http://a,notanorigin",
        "--allow-origin=*",
        "--allow-host=http://x",
        "--allow-host=x/",
        "--allow-host=x,y z",
        "--allow-host=fe80::1"
      })
  @DisplayName("An origin or host that could never match is refused, and not just in vain")
  void whatCannotMatchIsRefused(String word) {
    Failure failure = assertThrows(Failure.class, () -> Config.parse(word));
    assertEquals(ExitCode.USAGE, failure.code());
    assertTrue(failure.getMessage().contains(" takes "), failure.getMessage());
  }

  @Test
  @DisplayName("Origins and hosts as browsers send them are taken")
  void whatCanMatchIsTaken() {
    Config config =
        Config.parse(
            "--allow-origin=https://My.app, http://a:8080,null,moz-extension://a-b",
            "--allow-host",
            "host.docker.internal,x:1,[fe80::1]");
    assertEquals(
        Set.of("https://My.app", "http://a:8080", "null", "moz-extension://a-b"),
        config.policy().allowedOrigins());
    assertEquals(
        Set.of("host.docker.internal", "x:1", "[fe80::1]"), config.policy().allowedHosts());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"--bind=localhost", "--origins=all", "--token-file=/none"})
  @DisplayName("Who may reach the daemon is never guessed")
  void accessIsNeverGuessed(String word) {
    Failure failure = assertThrows(Failure.class, () -> Config.parse(word));
    assertEquals(ExitCode.USAGE, failure.code());
  }

  @Test
  @DisplayName("Help names every flag and every exit code")
  void helpNamesEverything() {
    String help = Config.help();
    for (Flag flag : Flag.values()) {
      assertTrue(help.contains(flag.spelling()), flag.spelling());
    }
    for (Action action : Action.values()) {
      assertTrue(action.word() == null || help.contains("  " + action.word() + " "));
    }
    for (ExitCode code : ExitCode.values()) {
      assertTrue(help.contains(code.number() + " "), code.name());
    }
  }
}
