package assetd.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The door follows requests")
class FramingTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String UPGRADE =
      "GET /s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n\r\n";

  /** Requests of every form, none of which is an upgrade, though many look like one inside. */
  private static final List<String> REQUESTS =
      List.of(
          GET,
          "\r\n" + GET,
          "HEAD /.well-known/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
          "POST / HTTP/1.1\r\ncontent-length:  " + UPGRADE.length() + " \r\n\r\n" + UPGRADE,
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n" + chunk(UPGRADE) + "0\r\n\r\n",
          "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
              + chunk("a")
              + chunk(GET)
              + "0\r\n\r\n",
          "POST / HTTP/1.1\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "3;x=y\r\n"
              + "abc\r\n"
              + "00\r\n"
              + "Trailer: a\r\n"
              + "Other: b\r\n\r\n",
          "GET / HTTP/1.1\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\nGET ",
          "POST / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
          "GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n",
          "GET / HTTP/1.1\r\nX-Upgrade: websocket\r\n\r\n");

  private static String chunk(String data) {
    return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * How many bytes pass when they come in pieces; what does not pass is shown again with more
   * behind it.
   */
  private static int pass(Framing framing, String all, Random random) {
    int passed = 0;
    int shown = 0;
    while (shown < all.length()) {
      shown = random == null ? all.length() : Math.min(all.length(), shown + 1 + random.nextInt(7));
      passed += framing.passable(bytes(all.substring(passed, shown)));
    }
    return passed;
  }

  @Test
  @DisplayName("of every form, in one piece, and finds the upgrade behind them")
  void everyForm() {
    for (String request : REQUESTS) {
      Framing framing = new Framing();
      assertEquals(request.length(), pass(framing, request + UPGRADE, null), request);
      assertTrue(framing.upgrade(), request);
    }
  }

  @Test
  @DisplayName("in any sequence, cut anywhere, and finds the upgrade behind them")
  void anySequence() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      StringBuilder all = new StringBuilder();
      for (int n = random.nextInt(6); n > 0; n--) {
        all.append(REQUESTS.get(random.nextInt(REQUESTS.size())));
      }
      Framing framing = new Framing();
      assertEquals(all.length(), pass(framing, all + UPGRADE, random), all::toString);
      assertTrue(framing.upgrade(), all::toString);
    }
  }

  @Test
  @DisplayName("and lets nothing of a head pass before it is complete")
  void headIsHeldBack() {
    Framing framing = new Framing();
    assertEquals(0, framing.passable(bytes(GET.substring(0, GET.length() - 1))));
    assertTrue(framing.inHead());
    assertEquals(GET.length(), framing.passable(bytes(GET)));
  }

  @Test
  @DisplayName("and lets everything pass from where it does not understand them")
  void givesUp() {
    for (String odd :
        List.of(
            "GET / HTTP/1.1\nHost: localhost\n\n",
            "GET / HTTP/1.1\r\nHost: local\rhost\r\n\r\n",
            "GET / HTTP/1.1\r\nfolded: a\r\n b\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length: +3\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0".repeat(2000)
                + "\r\n\r\n")) {
      Framing framing = new Framing();
      String all = odd + UPGRADE;
      assertEquals(all.length(), pass(framing, all, null), odd);
      assertFalse(framing.upgrade(), odd);
    }
  }

  @Test
  @DisplayName("and survives any bytes, all of which pass or are held back as a head")
  void anyBytes() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    String alphabet =
        "GET / HTTP/1.1\r\n\r\n:0123456789abcdef;Content-LengthTransfer-Encodingchunked";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text =
          new StringBuilder(
              random.nextBoolean() ? REQUESTS.get(random.nextInt(REQUESTS.size())) : "");
      for (int n = random.nextInt(60); n > 0; n--) {
        int at = random.nextInt(text.length() + 1);
        text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int passed = pass(new Framing(), text.toString(), random);
      assertTrue(passed >= 0 && passed <= text.length(), text::toString);
    }
  }
}
