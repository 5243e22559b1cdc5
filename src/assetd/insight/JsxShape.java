package assetd.insight;

import java.util.regex.Pattern;

/** Whether a text that begins with a tag is JSX, whose attributes and contents are expressions. */
final class JsxShape {
  /** Characters that decide; what follows is more of the same. */
  private static final int HEAD = 2_048;

  private static final Pattern SIGN =
      Pattern.compile(
          "<[A-Za-z][\\w.]*+(?:\\s[^<>]*?)?\\s(?:className=|style=\\{\\{|\\w++=\\{(?![{%#]))"
              + "|\\{\\w[\\w.?]*?\\.map\\(");

  /** Templates of pages, which have braces as well. */
  private static final Pattern PAGE = Pattern.compile("<(?:script|style|!|\\?|xsl:)|\\{[#%]");

  private JsxShape() {}

  /** Tests the head of a text. */
  static boolean matches(String text) {
    String head = text.substring(0, Math.min(HEAD, text.length()));
    return head.startsWith("<") && SIGN.matcher(head).find() && !PAGE.matcher(head).find();
  }
}
