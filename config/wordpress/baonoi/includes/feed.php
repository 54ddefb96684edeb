<?php
/**
 * RSS and Atom: each post announces its recording, and only that.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/** The recording of the post that a feed shows. */
function baonoi_in_feed(): ?array {
	return baonoi_is_wanted( get_post() ) ? baonoi_audio( (int) get_the_ID() ) : null;
}

/** In RSS 2.0. */
function baonoi_rss_item() {
	$audio = baonoi_in_feed();
	if ( null !== $audio ) {
		printf( "<enclosure url=\"%s\" length=\"%d\" type=\"audio/mpeg\" />\n", esc_url( $audio['url'] ), (int) $audio['bytes'] );
	}
}
add_action( 'rss2_item', 'baonoi_rss_item' );

/** In Atom. */
function baonoi_atom_entry() {
	$audio = baonoi_in_feed();
	if ( null !== $audio ) {
		printf( "<link rel=\"enclosure\" href=\"%s\" length=\"%d\" type=\"audio/mpeg\" />\n", esc_url( $audio['url'] ), (int) $audio['bytes'] );
	}
}
add_action( 'atom_entry', 'baonoi_atom_entry' );

/**
 * A file that the text links is not announced beside the recording: readers of feeds know one enclosure.
 *
 * @param string $tag The tag that WordPress made.
 */
function baonoi_other_enclosure( $tag ) {
	return null === baonoi_in_feed() ? $tag : '';
}
add_filter( 'rss_enclosure', 'baonoi_other_enclosure' );
add_filter( 'atom_enclosure', 'baonoi_other_enclosure' );

/** Feeds are others than before. Their time has whole seconds, so it goes on by one at least. */
function baonoi_touch_feeds(): void {
	$before = strtotime( get_lastpostmodified( 'gmt' ) . ' UTC' );
	update_option( 'baonoi_feed_time', max( time(), (int) $before + 1 ) );
}

/**
 * Last-Modified and ETag of feeds are made of this time: who polled before a recording came is not answered 304.
 *
 * @param string|false $modified The last change of a post.
 * @param string       $timezone The zone of that time: "gmt", "blog", "server".
 */
function baonoi_feed_modified( $modified, $timezone ) {
	$time = (int) get_option( 'baonoi_feed_time' );
	if ( ! $modified || 0 === $time ) {
		return $modified;
	}
	$ours = 'blog' === strtolower( $timezone ) ? wp_date( 'Y-m-d H:i:s', $time ) : gmdate( 'Y-m-d H:i:s', $time );
	return max( $modified, $ours );
}
add_filter( 'get_lastpostmodified', 'baonoi_feed_modified', 10, 2 );
