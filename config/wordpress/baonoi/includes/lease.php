<?php
/**
 * Which daemon serves this site: two with stores of their own would replace and remove each other's recordings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

const BAONOI_LEASE = 'baonoi_lease'; // An option: {"holder": in words, "until": Unix time}.

/**
 * Replaces the lease, unless somebody else did since it was read. The cache of options is passed by: it would show
 * what was.
 *
 * @param string|null $before What was read; null: nothing.
 * @param string      $after  The new one.
 */
function baonoi_replace_lease( ?string $before, string $after ): bool {
	global $wpdb;
	if ( $before === $after ) {
		return true;
	}
	// phpcs:disable WordPress.DB.DirectDatabaseQuery
	if ( null === $before ) {
		return 1 === $wpdb->query(
			$wpdb->prepare(
				"INSERT IGNORE INTO $wpdb->options (option_name, option_value, autoload) VALUES (%s, %s, 'no')",
				BAONOI_LEASE,
				$after
			)
		);
	}
	return 1 === $wpdb->query(
		$wpdb->prepare(
			"UPDATE $wpdb->options SET option_value = %s WHERE option_name = %s AND option_value = %s",
			$after,
			BAONOI_LEASE,
			$before
		)
	);
	// phpcs:enable
}

/**
 * Gives the lease to who asks, for so many seconds (0: it is given back), unless another one's has not run out. Says
 * who has it now.
 *
 * @param WP_REST_Request $request "holder", "seconds".
 */
function baonoi_lease( WP_REST_Request $request ) {
	global $wpdb;
	$holder = (string) $request['holder'];
	for ( $tries = 0; $tries < 5; $tries++ ) {
		$before = $wpdb->get_var( // phpcs:ignore WordPress.DB.DirectDatabaseQuery
			$wpdb->prepare( "SELECT option_value FROM $wpdb->options WHERE option_name = %s", BAONOI_LEASE )
		);
		$lease  = (array) json_decode( (string) $before, true );
		$has    = (string) ( $lease['holder'] ?? '' );
		if ( $has !== $holder && (int) ( $lease['until'] ?? 0 ) > time() ) {
			return array( 'holder' => $has );
		}
		$after = wp_json_encode(
			array(
				'holder' => $holder,
				'until'  => time() + min( 3600, max( 0, (int) $request['seconds'] ) ),
			)
		);
		if ( baonoi_replace_lease( $before, $after ) ) {
			return array( 'holder' => $holder );
		}
	}
	return baonoi_refusal( 'busy', 'the lease is asked for by several', 503 );
}

/** The route. */
function baonoi_register_lease() {
	register_rest_route(
		'baonoi/v1',
		'/lease',
		array(
			'methods'             => 'POST',
			'permission_callback' => 'baonoi_may_look',
			'args'                => array(
				'holder'  => array(
					'type'      => 'string',
					'required'  => true,
					'minLength' => 1,
					'maxLength' => 1000,
				),
				'seconds' => array(
					'type'     => 'integer',
					'required' => true,
				),
			),
			'callback'            => 'baonoi_lease',
		)
	);
}
add_action( 'rest_api_init', 'baonoi_register_lease' );
