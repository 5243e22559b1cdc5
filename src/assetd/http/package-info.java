/**
 * The HTTP edge: requests become calls of the services, and what these return becomes answers.
 *
 * <pre>
 *   the JDK's server, one dispatcher per address and port
 *     | an exchange
 *   ListenerWorkers    a thread for each, 160 at most: for one more the longest-stalled is cut
 *     |
 *   RequestHandler     Policy -> HeadRules -> Router (Routes) -> Body, to its end
 *     |
 *     | one of 16 places, taken only now that the request is complete
 *   an *Api method     Request -> service -> Reply
 *     |
 *   RequestHandler     a small body in one go, a large one piece by piece, a list while the store
 *                      is read for it, in one of 16 other places
 * </pre>
 *
 * <p>An upgrade leaves this way at its beginning: {@link assetd.http.Handover} takes the connection
 * out of the server, and the sockets ask the policy themselves.
 *
 * <p>The sizes, of which those of all together are {@link assetd.model.Limit limits}: a thread has
 * a stack of 512 KiB; all bodies together take 160 MiB, in pieces of 64 KiB; all answers of more
 * than 32 KiB, until their clients have taken them, 128 MiB. A list takes a page of the store,
 * however long it is.
 *
 * <p>What holds at any time: a client that stalls costs a thread and nothing else; every refusal is
 * one sentence, whose status {@code Statuses} knows; what nobody foresaw is a 500 with a number
 * that stands in the log as well; a list that breaks off is cut, so that nobody takes half of it
 * for the whole; the health of the daemon is answered however many work.
 *
 * <p>Reading order: {@code Routes}; {@code AssetsApi}, which the other {@code *Api} classes are
 * like; {@code RequestHandler} with {@code Router}, {@code Body}, {@code Request} and {@code
 * Reply}; {@code ListenerWorkers} with {@code ListenerTask}, {@code ListenerPlaces} and {@code
 * ListenerAnswers}; {@code HttpListener} and {@code Handover}. {@code operations.tsv} says of every
 * operation what the outside is told; {@code Operations} reads it for {@code OpenApi} and for the
 * routes that need no code.
 */
package assetd.http;
