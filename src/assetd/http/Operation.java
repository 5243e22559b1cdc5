package assetd.http;

import java.util.List;

/**
 * What the outside is told about one operation: a line of {@code operations.tsv}.
 *
 * @param name the operation id of the contract, or one made after its rules
 * @param callers the letters of the clients that call it; empty when none is known
 * @param query the parameters, with an exclamation mark behind one that has to be there
 * @param body the model it takes, {@code boolean}, or null for none
 * @param answer the model it answers, {@code text}, or null for 204
 * @param note a remark; for an absent operation the sentence it is refused with
 */
record Operation(
    String method,
    String path,
    String name,
    State state,
    List<String> callers,
    List<String> query,
    String body,
    String answer,
    String note) {

  /** How far an operation does what the contract says. */
  enum State {
    /** As the contract says. */
    FULL,
    /** In the shape of the contract, and true for a daemon without cloud, account and models. */
    LOCAL,
    /** A list of something that this daemon never has. */
    EMPTY,
    /** Refused with 501. */
    ABSENT
  }

  /** Method and path: what there is only one of. */
  String key() {
    return method + " " + path;
  }
}
