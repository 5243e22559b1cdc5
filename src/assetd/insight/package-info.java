/**
 * What a content tells about itself: language, type, title, tags, addresses, persons and secrets,
 * what it may be about, and what to show first.
 *
 * <p>Start at {@link assetd.insight.Insight}. Everything here is a pure function of its arguments:
 * no I/O after the rules are read, no clock, no SQL, no HTTP. The rules are the {@code .tsv} files
 * beside the classes; the two {@code .bin} files are models that programs under {@code test/train}
 * made of public snippets: {@code LanguageDetector} asks the one about languages, {@code Subjects}
 * is the other.
 */
package assetd.insight;
