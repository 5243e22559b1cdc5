package assetd.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The different words of a query, in order: the parts of each word, and for a word of several parts
 * the whole, under which all its parts can be found at once. "find inFile" has the words find, in,
 * file, and infile as the whole of the last two.
 */
final class QueryWords {
  /**
   * Words looked at. Nobody half remembers more; what is pasted and longer is found by its exact
   * text, or by its first words.
   */
  static final int MOST = 60;

  /**
   * One word.
   *
   * @param utf8 as a term
   * @param written the word as it stands in the query, folded: with underscores, accents and all
   *     its letters
   * @param letters code points of the term, {@link Pieces#mark marked}
   * @param whole the number of the whole it is a part of, among {@link #wholes()}; -1 when there is
   *     none
   * @param unfinished whether the query ends in it, so that it may be the beginning of a word
   */
  record Word(byte[] utf8, byte[] written, int[] letters, int whole, boolean unfinished) {
    int length() {
      return letters.length - 2;
    }

    /** Whether it is two neighbours of a script without spaces. */
    boolean isPair() {
      return length() == 2 && Words.isUnspaced(letters[1]) && Words.isUnspaced(letters[2]);
    }

    private Word in(int whole) {
      return new Word(utf8, written, letters, whole, unfinished);
    }

    private Word unfinish() {
      return new Word(utf8, written, letters, whole, true);
    }

    private boolean sameAs(Word other) {
      return Arrays.equals(utf8, other.utf8);
    }

    @Override
    public String toString() {
      return new String(utf8, StandardCharsets.UTF_8);
    }
  }

  private final List<Word> parts = new ArrayList<>();
  private final List<Word> wholes = new ArrayList<>();
  private final Symbols symbols;

  QueryWords(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    symbols = Symbols.in(utf8, 0, utf8.length);
    List<Word> all = new ArrayList<>();
    Words cutter = new Words();
    cutter.cut(
        utf8,
        0,
        utf8.length,
        (bytes, from, to, count) -> {
          byte[] written = folded(utf8, cutter.wordFrom(), cutter.wordTo());
          Word word = word(Arrays.copyOfRange(bytes, from, to), written);
          if (count == 1) {
            all.add(word);
          } else {
            joinLast(all, count, word);
          }
        });
    if (!all.isEmpty() && Words.endsInWord(utf8)) {
      finish(all);
    }
    all.forEach(this::addNew);
  }

  private static byte[] folded(byte[] text, int from, int to) {
    byte[] out = new byte[Fold.room(to - from)];
    return Arrays.copyOf(out, Fold.fold(text, from, to, out, 0));
  }

  private static Word word(byte[] utf8, byte[] written) {
    int[] letters = new int[Words.LONGEST + 2];
    int length = Utf8.decode(utf8, 0, utf8.length, letters, 1);
    Pieces.mark(letters, length);
    return new Word(utf8, written, Arrays.copyOf(letters, length + 2), -1, false);
  }

  private void joinLast(List<Word> all, int count, Word whole) {
    for (int i = all.size() - count; i < all.size(); i++) {
      Word part = all.get(i);
      all.set(i, part.in(wholes.size()));
    }
    wholes.add(whole);
  }

  /** The last word, and its whole, may go on. */
  private void finish(List<Word> all) {
    Word last = all.get(all.size() - 1);
    all.set(all.size() - 1, last.unfinish());
    if (last.whole >= 0) {
      Word whole = wholes.get(last.whole);
      wholes.set(last.whole, whole.unfinish());
    }
  }

  private void addNew(Word word) {
    if (parts.size() < MOST && parts.stream().noneMatch(word::sameAs)) {
      parts.add(word);
    }
  }

  Symbols symbols() {
    return symbols;
  }

  /** What a document should have. */
  List<Word> parts() {
    return parts;
  }

  /** What stands for several parts at once. */
  List<Word> wholes() {
    return wholes;
  }
}
