package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Folding")
class FoldTest {
  @Test
  @DisplayName("is the same by the table as by the JDK, for every code point")
  void everyCodePoint() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      assertEquals(Fold.computed(c), Fold.fold(c), Integer.toHexString(c));
    }
  }

  @Test
  @DisplayName("changes nothing any more that it has folded")
  void twice() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      assertEquals(Fold.fold(c), Fold.fold(Fold.fold(c)), Integer.toHexString(c));
    }
  }

  @Test
  @DisplayName("makes no letter into one that has no case")
  void noCase() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      int folded = Fold.computed(c);
      assertTrue(c == folded || !Fold.hasNoCase(folded), Integer.toHexString(c));
    }
  }

  @Test
  @DisplayName("puts letters together that differ in case only, whatever the language")
  void together() {
    assertEquals(Fold.fold("straße σς kK ſs ÄÖÜ ЯДРО"), Fold.fold("STRAßE ΣΣ KK SS äöü ядро"));
    assertEquals("ıİ", Fold.fold("ıİ"));
  }
}
