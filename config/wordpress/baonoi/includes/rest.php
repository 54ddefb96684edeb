<?php
/**
 * The API that baonoi and the editors' panel use beside WordPress' own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/**
 * A refusal.
 *
 * @param string $code    Its name.
 * @param string $message What it says.
 * @param int    $status  The HTTP status.
 */
function baonoi_refusal( string $code, string $message, int $status ): WP_Error {
	return new WP_Error( "baonoi_$code", $message, array( 'status' => $status ) );
}

/**
 * Sets the recording without a new date of change, and only while the post is the one that was read.
 *
 * @param WP_REST_Request $request The request.
 */
function baonoi_attach( WP_REST_Request $request ) {
	$post  = get_post( (int) $request['id'] );
	$audio = (array) $request['audio'];
	if ( ! baonoi_is_wanted( $post ) ) {
		return baonoi_refusal( 'not_public', 'the post is not public, or its editors want no audio', 409 );
	}
	if ( baonoi_text_hash( $post ) !== $request['text'] ) {
		return baonoi_refusal( 'changed', 'the text has changed', 409 );
	}
	$kept = array( 'words' => baonoi_words_hash( $post->post_title, $post->post_content ) );
	foreach ( array( 'media', 'captions_media', 'bytes' ) as $name ) {
		$kept[ $name ] = (int) ( $audio[ $name ] ?? 0 );
	}
	foreach ( array( 'sha256', 'content_hash', 'voice_note' ) as $name ) {
		$kept[ $name ] = sanitize_text_field( $audio[ $name ] ?? '' );
	}
	$kept['duration'] = (float) ( $audio['duration'] ?? 0 );
	if ( ! empty( $audio['opus_media'] ) ) {
		$kept['opus_media']  = (int) $audio['opus_media'];
		$kept['opus_bytes']  = (int) ( $audio['opus_bytes'] ?? 0 );
		$kept['opus_sha256'] = sanitize_text_field( $audio['opus_sha256'] ?? '' );
	}
	foreach ( baonoi_media( $kept ) as $file ) {
		if ( 'attachment' !== get_post_type( $file ) ) {
			return baonoi_refusal( 'no_file', "no file of the library has the id $file", 409 );
		}
		update_post_meta( $file, BAONOI_OF, $post->ID );
	}
	update_post_meta( $post->ID, BAONOI_META, wp_slash( $kept ) );
	baonoi_settle( $post->ID );
	baonoi_changed( $post->ID );
	return array( 'id' => $post->ID );
}

/**
 * Nobody waits any more.
 *
 * @param int $post_id The post.
 */
function baonoi_settle( int $post_id ): void {
	delete_post_meta( $post_id, BAONOI_ASKED );
	delete_post_meta( $post_id, BAONOI_STATE );
	delete_post_meta( $post_id, BAONOI_REASON );
}

/**
 * The audio that the post has is right.
 *
 * @param WP_REST_Request $request The request.
 */
function baonoi_is_current( WP_REST_Request $request ) {
	baonoi_settle( (int) $request['id'] );
	return array( 'id' => (int) $request['id'] );
}

/**
 * The post loses its recording, and stays.
 *
 * @param WP_REST_Request $request The request.
 */
function baonoi_withdraw( WP_REST_Request $request ) {
	baonoi_take_away( (int) $request['id'] );
	return array( 'id' => (int) $request['id'] );
}

/**
 * Why there is no audio, or not yet.
 *
 * @param WP_REST_Request $request The request.
 */
function baonoi_note_state( WP_REST_Request $request ) {
	$post_id = (int) $request['id'];
	if ( 'skipped' === $request['state'] ) {
		baonoi_settle( $post_id );
	}
	update_post_meta( $post_id, BAONOI_STATE, wp_slash( sanitize_text_field( $request['state'] ) ) );
	update_post_meta( $post_id, BAONOI_REASON, wp_slash( sanitize_text_field( $request['reason'] ) ) );
	return array( 'id' => $post_id );
}

/**
 * An editor orders the audio again.
 *
 * @param WP_REST_Request $request The request.
 */
function baonoi_make_again( WP_REST_Request $request ) {
	$post = get_post( (int) $request['id'] );
	if ( ! baonoi_is_wanted( $post ) ) {
		return baonoi_refusal( 'not_public', __( 'The post is not public, or it is to get no audio.', 'baonoi' ), 409 );
	}
	baonoi_ask( 'again', $post );
	return baonoi_state( $post->ID );
}

/**
 * The post that has a public address, and where its type is in the API.
 *
 * @param WP_REST_Request $request The request.
 */
function baonoi_find_post( WP_REST_Request $request ) {
	$id = url_to_postid( $request['url'] );
	return $id ? array(
		'id'    => $id,
		'route' => rest_get_route_for_post( $id ),
	) : baonoi_refusal( 'no_post', 'no post has this address', 404 );
}

/** The routes of the types that get audio. */
function baonoi_type_routes(): array {
	$routes = array();
	foreach ( baonoi_post_types() as $type ) {
		if ( post_type_exists( $type ) ) {
			$routes[] = rest_get_route_for_post_type_items( $type );
		}
	}
	return array_values( array_filter( $routes ) );
}

/** What doctor asks. */
function baonoi_about(): array {
	return array(
		'version'         => BAONOI_VERSION,
		'wordpress'       => get_bloginfo( 'version' ),
		'php'             => PHP_VERSION,
		'may_upload'      => current_user_can( 'upload_files' ),
		'may_edit_others' => current_user_can( 'edit_others_posts' ),
		'max_upload'      => wp_max_upload_size(),
		'time'            => time(),
		'has_hook'        => '' !== baonoi_setting( 'hook_url' ) && '' !== baonoi_setting( 'hook_secret' ),
		'routes'          => baonoi_type_routes(),
	);
}

/** Who may ask what baonoi asks. */
function baonoi_may_read(): bool {
	return current_user_can( 'edit_posts' );
}

/** Who may ask what looks after all posts. */
function baonoi_may_look(): bool {
	return current_user_can( 'edit_others_posts' );
}

/**
 * Who may change a post.
 *
 * @param WP_REST_Request $request The request.
 */
function baonoi_may_edit( WP_REST_Request $request ): bool {
	return current_user_can( 'edit_post', (int) $request['id'] );
}

/** All routes. */
function baonoi_register_routes() {
	$text = array(
		'type'     => 'string',
		'required' => true,
	);
	$read = array(
		'/post'    => array( 'baonoi_find_post', array( 'url' => $text ) ),
		'/about'   => array( 'baonoi_about', array() ),
		'/waiting' => array( 'baonoi_waiting', array() ),
	);
	$edit = array(
		'audio'    => array(
			'baonoi_attach',
			array(
				'text'  => $text,
				'audio' => array( 'type' => 'object' ) + $text,
			),
		),
		'current'  => array( 'baonoi_is_current', array() ),
		'withdraw' => array( 'baonoi_withdraw', array() ),
		'again'    => array( 'baonoi_make_again', array() ),
		'state'    => array(
			'baonoi_note_state',
			array(
				'state'  => $text,
				'reason' => $text,
			),
		),
	);
	foreach ( $read as $route => list( $callback, $args ) ) {
		register_rest_route(
			'baonoi/v1',
			$route,
			array(
				'methods'             => 'GET',
				'permission_callback' => '/waiting' === $route ? 'baonoi_may_look' : 'baonoi_may_read',
				'args'                => $args,
				'callback'            => $callback,
			)
		);
	}
	foreach ( $edit as $name => list( $callback, $args ) ) {
		register_rest_route(
			'baonoi/v1',
			'/post/(?P<id>\d+)/' . $name,
			array(
				'methods'             => 'POST',
				'permission_callback' => 'baonoi_may_edit',
				'args'                => $args,
				'callback'            => $callback,
			)
		);
	}
}
add_action( 'rest_api_init', 'baonoi_register_routes' );

/**
 * Slugs of what a post is filed under: of taxonomies with levels with all that is above, or of the others.
 *
 * @param int  $post_id      The post.
 * @param bool $has_levels   As categories have, and tags have not.
 */
function baonoi_terms( int $post_id, bool $has_levels ): array {
	$slugs = array();
	foreach ( get_object_taxonomies( (string) get_post_type( $post_id ), 'objects' ) as $taxonomy ) {
		$terms = $has_levels === $taxonomy->hierarchical ? get_the_terms( $post_id, $taxonomy->name ) : array();
		foreach ( is_array( $terms ) ? $terms : array() as $term ) {
			$slugs[] = $term->slug;
			foreach ( get_ancestors( $term->term_id, $taxonomy->name, 'taxonomy' ) as $above ) {
				$slugs[] = get_term( $above )->slug;
			}
		}
	}
	return array_values( array_unique( $slugs ) );
}

/**
 * The field "baonoi" of a post: its recording, what its editors want, its state.
 *
 * @param array $post The post as the API shows it.
 */
function baonoi_field( $post ): array {
	$id    = (int) $post['id'];
	$audio = baonoi_audio( $id );
	return array(
		'audio'      => empty( $audio['lost'] ) ? $audio : null, // Else it is made again.
		'make'       => (string) get_post_meta( $id, BAONOI_MAKE, true ),
		'voice'      => (string) get_post_meta( $id, BAONOI_VOICE, true ),
		'asked'      => (int) get_post_meta( $id, BAONOI_ASKED, true ),
		'reported'   => baonoi_state( $id ),
		'categories' => baonoi_terms( $id, true ),
		'tags'       => baonoi_terms( $id, false ),
	);
}

/**
 * What its editors want. WordPress has looked whether they may edit the post.
 *
 * @param array   $value Of the field.
 * @param WP_Post $post  The post.
 */
function baonoi_update_field( $value, $post ) {
	baonoi_choose( $post->ID, (array) $value );
	return true;
}

/**
 * Keeps what the editors of a post want.
 *
 * @param int   $post_id The post.
 * @param array $choice  "make" and "voice"; what is not there stays.
 */
function baonoi_choose( int $post_id, array $choice ): void {
	$wanted = array();
	if ( isset( $choice['make'] ) ) {
		$wanted[ BAONOI_MAKE ] = in_array( $choice['make'], array( 'yes', 'no' ), true ) ? $choice['make'] : '';
	}
	if ( isset( $choice['voice'] ) ) {
		$wanted[ BAONOI_VOICE ] = preg_replace( '/[^A-Za-z0-9_-]/', '', (string) $choice['voice'] );
	}
	foreach ( $wanted as $key => $value ) {
		if ( '' === $value ) {
			delete_post_meta( $post_id, $key );
		} else {
			update_post_meta( $post_id, $key, $value );
		}
	}
}

/** Beside the fields of WordPress, also where a type has no custom fields. */
function baonoi_register_field() {
	register_rest_field(
		baonoi_post_types(),
		'baonoi',
		array(
			'get_callback'    => 'baonoi_field',
			'update_callback' => 'baonoi_update_field',
			'schema'          => array(
				'description' => 'The audio of the post.',
				'type'        => 'object',
				'context'     => array( 'edit' ),
			),
		)
	);
}
add_action( 'rest_api_init', 'baonoi_register_field' );
