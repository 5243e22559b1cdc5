// refused: path of one machine
package assetd.model;

/** Runs on one machine only. */
public final class Local {
  static final String DATA = "/home/somebody/data";
}
