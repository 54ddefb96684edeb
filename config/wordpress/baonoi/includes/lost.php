<?php
/**
 * Files that are deleted by hand: the post is asked to be read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

const BAONOI_LOOKED_AT = 200; // Recordings that one poll looks after.

/**
 * Files of the recording of a post are not there any more: it is made again. While the speech itself is there it goes
 * on playing; else its player goes.
 *
 * @param int   $post_id The post.
 * @param array $files   Ids of what is lost.
 */
function baonoi_lose( int $post_id, array $files ): void {
	$audio = get_post_meta( $post_id, BAONOI_META, true );
	if ( ! is_array( $audio ) || in_array( $audio['media'] ?? 0, $files, true ) ) {
		delete_post_meta( $post_id, BAONOI_META );
	} else {
		foreach ( array( 'captions_media', 'opus_media' ) as $name ) {
			if ( in_array( $audio[ $name ] ?? 0, $files, true ) ) {
				$audio[ $name ] = 0;
			}
		}
		$audio['lost'] = true;
		update_post_meta( $post_id, BAONOI_META, wp_slash( $audio ) );
	}
	baonoi_changed( $post_id );
	$post = get_post( $post_id );
	if ( baonoi_is_wanted( $post ) ) {
		baonoi_ask( 'updated', $post );
		update_post_meta( $post_id, BAONOI_STATE, 'lost' );
	}
}

/**
 * The posts that play a file of the library, or show its captions.
 *
 * @param int $file_id The attachment.
 */
function baonoi_posts_with( int $file_id ): array {
	$owners = array( (int) get_post_meta( $file_id, BAONOI_OF, true ), (int) wp_get_post_parent_id( $file_id ) );
	return array_filter(
		array_unique( array_filter( $owners ) ),
		function ( $post_id ) use ( $file_id ) {
			return in_array( $file_id, baonoi_media( get_post_meta( $post_id, BAONOI_META, true ) ), true );
		}
	);
}

/**
 * A file of the library is deleted.
 *
 * @param int $file_id The attachment.
 */
function baonoi_file_deleted( $file_id ) {
	foreach ( baonoi_posts_with( (int) $file_id ) as $post_id ) {
		baonoi_lose( $post_id, array( (int) $file_id ) );
	}
}
add_action( 'delete_attachment', 'baonoi_file_deleted' );

/** The field "baonoi" of a file: whether a post plays it. Who removes what was replaced asks before. */
function baonoi_register_file_field() {
	register_rest_field(
		'attachment',
		'baonoi',
		array(
			'get_callback' => function ( $file ) {
				return array( 'is_played' => array() !== baonoi_posts_with( (int) $file['id'] ) );
			},
			'schema'       => array(
				'description' => 'Whether a post plays the file.',
				'type'        => 'object',
				'context'     => array( 'edit' ),
			),
		)
	);
}
add_action( 'rest_api_init', 'baonoi_register_file_field' );

/**
 * Whether a file of the library is there, as far as can be seen: where another plugin keeps it, on a CDN or in a bucket,
 * its address says so; and a folder that is not there is rather a disk that is not mounted.
 *
 * @param int $file_id The attachment.
 */
function baonoi_file_is_there( int $file_id ): bool {
	$url = wp_get_attachment_url( $file_id );
	if ( ! $url ) {
		return false;
	}
	$uploads = wp_get_upload_dir();
	$file    = (string) get_attached_file( $file_id, true );
	return 0 !== strpos( $url, $uploads['baseurl'] ) || ! is_dir( dirname( $file ) ) || is_file( $file );
}

/** Looks after the next recordings, in turn: what was deleted past WordPress is found, too. */
function baonoi_look_for_lost(): void {
	global $wpdb;
	$after = (int) get_option( 'baonoi_looked_until' );
	$rows  = $wpdb->get_results( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
		$wpdb->prepare(
			"SELECT meta_id, post_id FROM $wpdb->postmeta WHERE meta_key = %s AND meta_id > %d ORDER BY meta_id LIMIT %d",
			BAONOI_META,
			$after,
			BAONOI_LOOKED_AT
		)
	);
	foreach ( $rows as $row ) {
		$files = baonoi_media( get_post_meta( (int) $row->post_id, BAONOI_META, true ) );
		$there = array_filter( $files, 'baonoi_file_is_there' );
		if ( ! $files || $there !== $files ) {
			baonoi_lose( (int) $row->post_id, array_values( array_diff( $files, $there ) ) );
		}
		foreach ( array_diff( $files, $there ) as $file ) {
			wp_delete_attachment( $file, true ); // What the library still knows of it.
		}
	}
	update_option( 'baonoi_looked_until', count( $rows ) < BAONOI_LOOKED_AT ? 0 : (int) end( $rows )->meta_id, false );
}

/** Posts for which audio was asked and has not come, with the time of asking: baonoi reads this at each poll. */
function baonoi_waiting(): array {
	baonoi_look_for_lost();
	$posts = get_posts(
		array(
			'post_type'   => baonoi_post_types(),
			'post_status' => 'publish',
			'meta_key'    => BAONOI_ASKED, // phpcs:ignore WordPress.DB.SlowDBQuery
			'orderby'     => 'meta_value_num',
			'order'       => 'ASC',
			'numberposts' => BAONOI_LOOKED_AT,
		)
	);
	$found = array();
	foreach ( $posts as $post ) {
		$found[] = array(
			'link'  => get_permalink( $post ),
			'since' => (int) get_post_meta( $post->ID, BAONOI_ASKED, true ),
		);
	}
	return $found;
}
