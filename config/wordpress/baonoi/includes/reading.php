<?php
/**
 * What baonoi reads of a post: what its author wrote, and the same each time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/**
 * Blocks that show other posts or figures of the moment are left out.
 *
 * @param string $html  The block as it is shown.
 * @param array  $block The block.
 */
function baonoi_without_lists( $html, $block ) {
	$lists = array(
		'core/latest-posts',
		'core/latest-comments',
		'core/query',
		'core/archives',
		'core/categories',
		'core/calendar',
		'core/rss',
		'core/tag-cloud',
		'core/page-list',
		'core/navigation',
		'core/search',
		'core/loginout',
		'core/comments',
		'core/post-comments-form',
		'core/social-links',
		'jetpack/related-posts',
		'yoast-seo/related-links',
	);
	$class = (string) ( $block['attrs']['className'] ?? '' );
	$skip  = preg_match( '/(^|\s)(baonoi-skip|no-audio|nospeech)(\s|$)/', $class );
	return $skip || in_array( $block['blockName'], $lists, true ) ? '' : $html;
}

/**
 * Only while baonoi reads.
 *
 * @param mixed           $result  Of who was asked before.
 * @param WP_REST_Server  $server  The server.
 * @param WP_REST_Request $request The request.
 */
function baonoi_before_reading( $result, $server, $request ) {
	if ( $request->get_param( 'baonoi' ) ) {
		add_filter( 'render_block', 'baonoi_without_lists', 100, 2 );
	}
	return $result;
}
add_filter( 'rest_pre_dispatch', 'baonoi_before_reading', 10, 3 );

/**
 * Views, times and other figures of the moment make a text another one at each request. Such a text is read as it was
 * when that was noticed, until it is saved anew or ordered again: else it would be spoken anew each time.
 *
 * @param WP_REST_Response $response The post as the API shows it.
 * @param WP_Post          $post     The post.
 * @param WP_REST_Request  $request  The request.
 */
function baonoi_steady_reading( $response, $post, $request ) {
	if ( ! $request->get_param( 'baonoi' ) || ! $request->get_param( 'id' ) || ! isset( $response->data['content']['rendered'] ) ) {
		return $response;
	}
	$html = $response->data['content']['rendered'];
	$now  = array(
		'text'  => baonoi_text_hash( $post ),
		'words' => baonoi_words_hash( '', $html ),
	);
	$read = get_post_meta( $post->ID, BAONOI_READ, true );
	if ( is_array( $read ) && $read['text'] === $now['text'] ) {
		if ( isset( $read['html'] ) ) {
			$response->data['content']['rendered'] = $read['html'];
			return $response;
		}
		$is_steady = $read['words'] === $now['words'];
	} else {
		// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		$is_steady = baonoi_words_hash( '', apply_filters( 'the_content', $post->post_content ) ) === $now['words'];
	}
	if ( ! $is_steady ) {
		$now['html'] = $html;
	}
	if ( $now !== $read ) {
		update_post_meta( $post->ID, BAONOI_READ, wp_slash( $now ) );
	}
	return $response;
}

/** For each type of posts. */
function baonoi_register_reading() {
	foreach ( baonoi_post_types() as $type ) {
		add_filter( "rest_prepare_$type", 'baonoi_steady_reading', 10, 3 );
	}
}
add_action( 'rest_api_init', 'baonoi_register_reading' );
