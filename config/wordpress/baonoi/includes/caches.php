<?php
/**
 * Page caches: the page of a post whose recording came or went is shown anew.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/**
 * How each cache that is there is asked to forget one post: functions, methods and actions as they stand in the
 * sources of these plugins, with what each is given.
 *
 * @param int $post_id The post.
 */
function baonoi_cache_purges( int $post_id ): array {
	global $nginx_purger;
	$page  = (string) get_permalink( $post_id );
	$calls = array(
		array( 'rocket_clean_post', $post_id ),                                       // WP Rocket.
		array( 'w3tc_flush_post', $post_id, true ),                                   // W3 Total Cache; whatever its policy.
		array( 'wpsc_delete_post_cache', $post_id ),                                  // WP Super Cache.
		array( 'wp_cache_post_change', $post_id ),                                    // The same before 1.5: once a request.
		array( 'wpfc_clear_post_cache_by_id', $post_id ),                             // WP Fastest Cache.
		array( 'sg_cachepress_purge_cache', $page ),                                  // SiteGround Optimizer.
		array( array( 'WPO_Page_Cache', 'delete_single_post_cache' ), $post_id ),     // WP-Optimize.
		array( array( 'comet_cache', 'clearPost' ), $post_id ),                       // Comet Cache.
		array( array( 'Swift_Performance_Cache', 'clear_post_cache' ), $post_id ),    // Swift Performance.
		array( array( 'WpeCommon', 'purge_varnish_cache' ), $post_id ),               // WP Engine.
		array( array( $nginx_purger, 'purge_post' ), $post_id ),                      // Nginx Helper.
	);
	$calls = array_filter(
		$calls,
		function ( $call ) {
			return is_callable( $call[0] );
		}
	);
	// phpcs:disable WordPress.NamingConventions.PrefixAllGlobals
	$actions = array(
		'litespeed_purge_post'                    => $post_id,        // LiteSpeed Cache.
		'cache_enabler_clear_page_cache_by_post'  => $post_id,        // Cache Enabler.
		'wphb_clear_page_cache'                   => $post_id,        // Hummingbird.
		'swcfpc_purge_cache'                      => array( $page ),  // Super Page Cache.
		'breeze_clear_all_cache'                  => null,            // Breeze, which knows no single post.
	);
	// phpcs:enable
	foreach ( $actions as $action => $given ) {
		$calls[] = array(
			function ( $given ) use ( $action ) {
				do_action( $action, $given ); // phpcs:ignore WordPress.NamingConventions
			},
			$given,
		);
	}
	return $calls;
}

/**
 * Purges them all. One that fails must neither keep a recording from its post nor stop the others.
 *
 * @param int $post_id The post.
 */
function baonoi_purge_caches( int $post_id ): void {
	foreach ( baonoi_cache_purges( $post_id ) as $call ) {
		try {
			call_user_func_array( $call[0], array_slice( $call, 1 ) );
		} catch ( Throwable $fault ) {
			error_log( 'baonoi: a page cache was not purged: ' . $fault->getMessage() ); // phpcs:ignore WordPress.PHP.DevelopmentFunctions
		}
	}
}

/**
 * These purge at actions that are named to them: Cloudflare, and Proxy Cache Purge (Varnish).
 *
 * @param array $actions Names of actions whose first argument is a post.
 */
function baonoi_purging_action( $actions ) {
	$actions   = (array) $actions;
	$actions[] = 'baonoi_attached';
	return $actions;
}
add_filter( 'cloudflare_purge_url_actions', 'baonoi_purging_action' );
add_filter( 'varnish_http_purge_events', 'baonoi_purging_action' );
