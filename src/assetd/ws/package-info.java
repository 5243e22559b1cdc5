/**
 * The socket edge: text streams over WebSocket. It has no port of its own; connections come from
 * the HTTP edge or from the front door, with the head of their request. It knows neither HTTP's
 * handlers nor what the streams carry.
 *
 * <pre>
 *   connection and head --> SocketServer.adopt   Handshake -> Policy -> a stream? -> a place?
 *                                |
 *                            Subscriber    one per socket: opens and ends its subscription
 *                                |
 *     texts, from whoever commits|
 *                            Outbox        one per socket: [ under way | waiting | waiting ]
 *                                |
 *                            FrameWriter   the one thread that writes --> client
 * </pre>
 *
 * <p>A text that goes to many is encoded once ({@code TextFrames}). What may wait is bounded: 256
 * frames for a client that takes nothing, 4 MiB for any client, 160 MiB for all together ({@code
 * Backlog}); one frame alone may have any size, or a snapshot could not go out.
 *
 * <p>What holds at any time: nobody who hands a text over waits for a client; a client gets its
 * frames in their order and without a gap, or is closed: with 1008 or 1013 when it or all of them
 * are too slow, with 1001 when the daemon stops.
 *
 * <p>Reading order: {@code SocketServer}, {@code Handshake}, {@code Subscriber}, {@code Outbox},
 * {@code FrameWriter}; {@code StrictDraft} reads what clients send.
 */
package assetd.ws;
