package assetd.insight;

import assetd.model.Classification;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Recognises binary content by its first bytes (rules in {@code file-types.tsv}). Immutable. */
final class FileTypes {
  /** How far into a ZIP we look for the member names that tell office documents and jars apart. */
  private static final int ZIP_HEAD = 4_096;

  private static final int ANY = -1;

  private final List<Signature> signatures =
      Table.rows("file-types.tsv", 6).stream().map(Signature::of).toList();

  /** A recognised type with its name for people. */
  record FileType(Classification classification, String name) {}

  private record Signature(FileType type, int offset, int[] bytes, boolean always) {
    static Signature of(String[] row) {
      String hex = row[4];
      int[] bytes = new int[hex.length() / 2];
      for (int i = 0; i < bytes.length; i++) {
        String pair = hex.substring(2 * i, 2 * i + 2);
        bytes[i] = pair.equals("..") ? ANY : Integer.parseInt(pair, 16);
      }
      FileType type = new FileType(new Classification(row[1], row[0]), row[2]);
      return new Signature(type, Integer.parseInt(row[3]), bytes, row[5].equals("always"));
    }

    boolean matches(byte[] content) {
      if (content.length < offset + bytes.length) {
        return false;
      }
      for (int i = 0; i < bytes.length; i++) {
        if (bytes[i] != ANY && bytes[i] != (content[offset + i] & 0xff)) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The type of these bytes; null when no signature matches.
   *
   * @param text whether they can be read as text
   */
  FileType of(byte[] content, boolean text) {
    for (Signature signature : signatures) {
      if ((signature.always || !text) && signature.matches(content)) {
        FileType type = signature.type;
        return type.classification().specific().equals("zip") ? insideZip(content, type) : type;
      }
    }
    return null;
  }

  /**
   * Office documents and jars are ZIPs; the names of their first members stand uncompressed near
   * the start.
   */
  private static FileType insideZip(byte[] content, FileType zip) {
    String head =
        new String(content, 0, Math.min(ZIP_HEAD, content.length), StandardCharsets.ISO_8859_1);
    if (head.contains("word/")) {
      return file("docx", "Word document");
    }
    if (head.contains("xl/")) {
      return file("xlsx", "Excel workbook");
    }
    if (head.contains("ppt/")) {
      return file("pptx", "PowerPoint presentation");
    }
    return head.contains("META-INF/MANIFEST.MF") ? file("jar", "Java archive") : zip;
  }

  private static FileType file(String specific, String name) {
    return new FileType(new Classification("FILE", specific), name);
  }
}
