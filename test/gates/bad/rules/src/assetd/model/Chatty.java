// refused: console outside the package assetd
package assetd.model;

/** Prints from the cellar. */
public final class Chatty {
  static void say(String text) {
    System.out.println(text);
  }
}
