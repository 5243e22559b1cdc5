/**
 * The front door: owns the public ports where a connection cannot be taken out of the JDK's HTTP
 * server. It follows the requests of each connection just far enough to see an upgrade, and carries
 * everything else to the HTTP edge on a port of its own. It knows neither edge, decides nothing and
 * changes no byte.
 */
package assetd.door;
