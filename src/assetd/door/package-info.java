/**
 * The front door: owns the public ports where a connection cannot be taken out of the JDK's HTTP
 * server. It follows the requests of each connection just far enough to see an upgrade, and carries
 * everything else to the HTTP edge on a port of its own. It knows neither edge, decides nothing and
 * changes no byte.
 *
 * <pre>
 *   client ==> FrontDoor, one thread for all ==> the HTTP edge, on loopback
 *                |  a Splice per connection: two buffers of 16 KiB
 *                |  its Framing says how many bytes may pass
 *                '== an upgrade, after the answers before it ==> the socket edge
 * </pre>
 *
 * <p>A connection takes three of the process's file descriptors. There are never so many that the
 * HTTP edge has none left to accept with, and those who have said their last go first.
 *
 * <p>Reading order: {@link assetd.door.FrontDoor}, {@code Splice}, {@code Framing}.
 */
package assetd.door;
