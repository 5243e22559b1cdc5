/**
 * What the daemon does. A write is one staircase: validate, commit, index, announce; nothing is
 * announced before it is durable and findable. Knows no HTTP and no SQL.
 */
package assetd.service;
