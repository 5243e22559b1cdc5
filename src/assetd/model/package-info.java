/**
 * The nouns of the contract as values, and the little that all floors share. The lowest floor: it
 * imports nothing but {@code java.*}, does no I/O and knows no JSON, no SQL and no HTTP.
 *
 * <pre>
 *   Seed --saved--> Asset 1 --- * Format 1 --- 0..1 Content
 *                     |             '--- Classification, Application
 *                     '--- * Attached --- 1 Material --tied to-- * Material
 *
 *   Query, Filter --searched--> Hits          what happens to any of them --told--> Change
 * </pre>
 *
 * <p>A material is a tag, website, person, annotation, hint, anchor or sensitive ({@link
 * assetd.model.Kind}); those of a shared kind hang on many assets at once. Records are immutable
 * and cross threads freely; the bytes of a content are not copied, and not to be changed.
 *
 * <p>What is no noun: {@link assetd.model.ServiceException} is how every call refuses; {@link
 * assetd.model.Limit} names what a stranger may take, {@link assetd.model.Limits} holds it for the
 * process; {@link assetd.model.IdList} is a smaller list; {@link assetd.model.BackgroundThread}
 * does what is done later.
 */
package assetd.model;
