package assetd.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** What the contents of an answer have to be. */
enum Transferables {
  /** Every content is there. */
  FULL,
  /** Every place of a content is there and empty. */
  EMPTIED,
  /** The model does not say, as in a draft. */
  ANY;

  /** What the query of a request asks for; the contract's default is true. */
  static Transferables askedBy(String target) {
    String query = URLDecoder.decode(target, StandardCharsets.UTF_8);
    return query.matches("(?is).*[?&]transferables?=false(&.*)?") ? EMPTIED : FULL;
  }
}
