package assetd.insight;

import assetd.model.Classification;
import java.util.List;

/**
 * What a content tells about itself. Every list is short, without doubles, the most telling first,
 * and may be empty.
 *
 * @param classification only values that every client accepts
 * @param title short and for people; never null or blank
 * @param description a sentence or two from the content's own words; null when it has none
 * @param tags lower case: the language, libraries that are imported, topics
 * @param websites the addresses in the text, normalised
 * @param persons authors and mail addresses in the text
 * @param hints suggested queries that should find this content
 * @param secrets what should not spread; mask {@link Secret#text} before it reaches a log
 */
public record Understanding(
    Classification classification,
    String title,
    String description,
    List<String> tags,
    List<Link> websites,
    List<PersonFound> persons,
    List<String> hints,
    List<Secret> secrets) {}
