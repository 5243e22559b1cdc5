package assetd.policy;

import assetd.model.ServiceException;
import java.util.Optional;

/**
 * What the policy decided.
 *
 * @param origin the page that may read the answer, to be echoed; empty when the client is no page
 * @param refusal why the request must not reach a handler; empty when it may
 */
public record Verdict(Optional<String> origin, Optional<ServiceException> refusal) {
  static Verdict allow(String origin) {
    return new Verdict(Optional.ofNullable(origin), Optional.empty());
  }

  /** A refused page learns nothing: no origin is echoed. */
  static Verdict refuse(ServiceException why) {
    return new Verdict(Optional.empty(), Optional.of(why));
  }

  /** Whether the request may go on. */
  public boolean allowed() {
    return refusal.isEmpty();
  }
}
