package assetd.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Languages and tools by their other names: an asset is tagged "python" or "javascript" and asked
 * for as py or js. Only names that mean nothing else; the extensions of C++ and C# are none of
 * these, for as words both are but a "c".
 */
final class Synonyms {
  private static final Map<String, byte[][]> OTHERS =
      Stream.of(
              "go golang",
              "hs haskell",
              "javascript js",
              "jl julia",
              "k8s kubernetes",
              "kotlin kt",
              "markdown md",
              "mongo mongodb",
              "postgres postgresql",
              "powershell ps1 pwsh",
              "py python",
              "r rlang",
              "rb ruby",
              "regex regexp",
              "ts typescript",
              "yaml yml")
          .map(group -> group.split(" "))
          .flatMap(names -> Stream.of(names).map(name -> Map.entry(name, others(names, name))))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final byte[][] NONE = {};

  private Synonyms() {}

  private static byte[][] others(String[] names, String name) {
    return Arrays.stream(names)
        .filter(other -> !other.equals(name))
        .map(other -> other.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
  }

  /** The other names, as terms. */
  static byte[][] of(QueryWords.Word word) {
    return OTHERS.getOrDefault(word.toString(), NONE);
  }
}
