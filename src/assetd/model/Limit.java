package assetd.model;

import java.util.Arrays;
import java.util.Optional;

/** What a stranger may take at most; one row each, for the command line and its help. */
public enum Limit {
  CONNECTIONS("connections", 1_024, 1, 60_000, "connections open at once; more wait or are cut"),
  EXCHANGES("exchanges", 160, 2, 2_000, "requests under way; for one more a stalled one is cut"),
  WORKING("working", 16, 1, 256, "requests worked on at once"),
  STREAMING(
      "streaming",
      16,
      1,
      256,
      "lists written at once, while the store is read; more wait, and stalled ones are cut"),
  ANSWERS(
      "answers",
      128 << 20,
      1 << 10,
      Integer.MAX_VALUE,
      "bytes of large answers in memory; beyond it stalled ones are cut"),
  WAITING("waiting", 128, 1, 100_000, "requests whose turn has not come; more get a 503"),
  HEAD("head", 16 << 10, 1 << 10, 1 << 20, "bytes of a request's head; its line may take half"),
  HEADERS("headers", 64, 8, 1_000, "headers of a request"),
  HEAD_SECONDS("head-seconds", 10, 1, 3_600, "seconds a head may take"),
  BODY_SECONDS("body-seconds", 60, 1, 86_400, "seconds a whole request may take"),
  ANSWER_SECONDS("answer-seconds", 120, 1, 86_400, "seconds a client may take its answer in"),
  IDLE_SECONDS("idle-seconds", 30, 1, 86_400, "seconds between two requests of a connection"),
  CONTENT("content", 16 << 20, 1, 256 << 20, "bytes of one content"),
  BODY(
      "body",
      1 << 20,
      1 << 10,
      1 << 30,
      "bytes of a body that carries no content, and of one material"),
  BODIES("bodies", 160 << 20, 1 << 20, Integer.MAX_VALUE, "bytes of all bodies in memory"),
  DEPTH("depth", 64, 16, 500, "nesting of JSON"),
  STRING("string", 16 << 20, 1, 256 << 20, "characters of one JSON string"),
  NUMBER("number", 64, 20, 1_000, "digits of one JSON number"),
  NAME("name", 1_024, 64, 50_000, "characters of one JSON name"),
  VALUES("values", 200_000, 1_000, 100_000_000, "values in one JSON text"),
  MATERIALS(
      "materials",
      1_000,
      1,
      100_000,
      "materials of one kind that a client gives an asset, or ties to a new one"),
  QUERY("query", 4_096, 1, 1 << 20, "characters to search for"),
  TAGS("tags", 100, 1, 100_000, "tags to search for"),
  SPACE("space", 10_000, 1, 10_000_000, "assets that a search is limited to"),
  FILTERS("filters", 1_000, 1, 100_000, "filters of a search"),
  SOCKETS("sockets", 64, 1, 10_000, "sockets open at once"),
  FRAME("frame", 64 << 10, 125, 16 << 20, "bytes of a frame from a client"),
  SNAPSHOT("snapshot", 64 << 20, 1 << 10, 512 << 20, "characters of a stream's first frame"),
  QUEUED_FRAMES("queued-frames", 256, 1, 1_000_000, "frames waiting for a client that stopped"),
  QUEUED_BYTES("queued-bytes", 4 << 20, 1 << 10, 1 << 30, "bytes waiting for one client"),
  SENDING("sending", 160 << 20, 1 << 20, Integer.MAX_VALUE, "bytes on their way to all sockets"),
  PING_SECONDS("ping-seconds", 25, 1, 3_600, "seconds between two pings of a socket");

  private final String spelling;
  private final int standard;
  private final int least;
  private final int most;
  private final String meaning;

  Limit(String spelling, int standard, int least, int most, String meaning) {
    this.spelling = spelling;
    this.standard = standard;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** How the command line names it. */
  public String spelling() {
    return spelling;
  }

  /** The value that holds unless another is given. */
  public int standard() {
    return standard;
  }

  /** The smallest value with which clients still work. */
  public int least() {
    return least;
  }

  /** The largest value that makes sense. */
  public int most() {
    return most;
  }

  /** What is counted, and what happens beyond. */
  public String meaning() {
    return meaning;
  }

  /** The limit with this name. */
  public static Optional<Limit> spelled(String name) {
    return Arrays.stream(values()).filter(limit -> limit.spelling.equals(name)).findFirst();
  }
}
