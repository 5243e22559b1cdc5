/**
 * What the daemon does. Knows no HTTP and no SQL.
 *
 * <pre>
 *   a write                                                      a read
 *
 *   Seeds, Edits, MaterialChange   validate: what does it mean   Searches, Discovery -> index
 *     |                                                          Assets, Materials   -> store
 *   Store.write                    commit: it is durable
 *     |
 *   Announcer --> SearchIndex      index: it is findable
 *        |
 *        '--> ChangeHub            announce: it is told
 *               '--> Streams       one text per stream, however many listen
 * </pre>
 *
 * <p>All of it from {@code Store.write} on happens in the writer's turn, of which there is one at a
 * time (see {@code assetd.store}): so whoever listens hears of changes in the order of the commits,
 * and of none that cannot be read and found yet. So nothing slow should happen in a turn: large
 * contents are understood between two of them ({@code Understandings}).
 *
 * <p>What is kept in memory: the index; the last 20,000 values that edits replaced, at some 300
 * bytes each, so that a view from before an edit does not undo it ({@code EditHistory}); what the
 * last 256 large contents tell. Long lists are read in pages of 100, with a MiB of contents at once
 * ({@code Pages}).
 *
 * <p>Reading order: {@link assetd.service.Services}, which puts the others together; {@link
 * assetd.service.Assets} with {@code Seeds} and {@code Findings}; {@code Edits} with {@code
 * EditHistory}, {@code Renewal} and {@code Attachments}; {@link assetd.service.Materials} with
 * {@code MaterialChange}; {@code Announcer}, {@link assetd.service.ChangeHub} and {@link
 * assetd.service.Streams}. The others are small and stand by themselves.
 */
package assetd.service;
