<?php
/**
 * The lists of posts: a column, a filter, bulk actions, and "make again" on each post.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/**
 * The address that orders the audio of a post again.
 *
 * @param int $post_id The post.
 */
function baonoi_again_url( int $post_id ): string {
	return wp_nonce_url( admin_url( "admin-post.php?action=baonoi_again&post=$post_id" ), "baonoi_again_$post_id" );
}

/** Columns and bulk actions of each type. */
function baonoi_register_lists() {
	foreach ( baonoi_post_types() as $type ) {
		add_filter( "manage_{$type}_posts_columns", 'baonoi_columns' );
		add_action( "manage_{$type}_posts_custom_column", 'baonoi_column', 10, 2 );
		add_filter( "bulk_actions-edit-$type", 'baonoi_bulk_actions' );
		add_filter( "handle_bulk_actions-edit-$type", 'baonoi_do_bulk', 10, 3 );
	}
}
add_action( 'admin_init', 'baonoi_register_lists' );

/**
 * Adds ours.
 *
 * @param array $columns The columns.
 */
function baonoi_columns( $columns ) {
	return $columns + array( 'baonoi' => __( 'Audio', 'baonoi' ) );
}

/**
 * The state of a post, and for who may edit it the link that makes it again.
 *
 * @param string $column  The column.
 * @param int    $post_id The post.
 */
function baonoi_column( $column, $post_id ) {
	if ( 'baonoi' !== $column || ! baonoi_is_public( get_post( $post_id ) ) ) {
		return;
	}
	echo esc_html( baonoi_state( $post_id )['state'] );
	if ( current_user_can( 'edit_post', $post_id ) && baonoi_is_wanted( get_post( $post_id ) ) ) {
		printf( '<br><a href="%s">%s</a>', esc_url( baonoi_again_url( $post_id ) ), esc_html__( 'Make again', 'baonoi' ) );
	}
}

/** The link "make again". */
function baonoi_again_clicked() {
	$post_id = (int) ( $_GET['post'] ?? 0 );
	check_admin_referer( "baonoi_again_$post_id" );
	$post = get_post( $post_id );
	if ( ! current_user_can( 'edit_post', $post_id ) || ! baonoi_is_wanted( $post ) ) {
		wp_die( esc_html__( 'You may not have the audio of this post made again.', 'baonoi' ), '', array( 'response' => 403 ) );
	}
	baonoi_ask( 'again', $post );
	$list = wp_get_referer();
	wp_safe_redirect( $list ? $list : admin_url( 'edit.php' ) );
	exit;
}
add_action( 'admin_post_baonoi_again', 'baonoi_again_clicked' );

/**
 * Adds ours.
 *
 * @param array $actions Name and label.
 */
function baonoi_bulk_actions( $actions ) {
	return $actions + array(
		'baonoi_again' => __( 'Audio: make again', 'baonoi' ),
		'baonoi_yes'   => __( 'Audio: wanted', 'baonoi' ),
		'baonoi_no'    => __( 'Audio: not wanted', 'baonoi' ),
	);
}

/**
 * One of them for the posts that were chosen. WordPress has checked the nonce.
 *
 * @param string $back   Where the browser goes.
 * @param string $action What is done.
 * @param array  $posts  Ids.
 */
function baonoi_do_bulk( $back, $action, $posts ) {
	if ( ! in_array( $action, array( 'baonoi_again', 'baonoi_yes', 'baonoi_no' ), true ) ) {
		return $back;
	}
	$done = 0;
	foreach ( array_map( 'intval', $posts ) as $post_id ) {
		$post = get_post( $post_id );
		if ( ! baonoi_is_ours( $post ) || ! current_user_can( 'edit_post', $post_id ) ) {
			continue;
		}
		if ( 'baonoi_again' !== $action ) {
			baonoi_choose( $post_id, array( 'make' => substr( $action, 7 ) ) );
			baonoi_look( $post, $post );
		} elseif ( baonoi_is_wanted( $post ) ) {
			baonoi_ask( 'again', $post );
		} else {
			continue;
		}
		++$done;
	}
	return add_query_arg( 'baonoi_done', $done, $back );
}

/** How many it were. */
function baonoi_bulk_notice() {
	if ( isset( $_GET['baonoi_done'] ) ) { // phpcs:ignore WordPress.Security.NonceVerification
		$done = (int) $_GET['baonoi_done']; // phpcs:ignore WordPress.Security.NonceVerification
		/* translators: %d: how many. */
		$text = sprintf( _n( 'baonoi: %d post.', 'baonoi: %d posts.', $done, 'baonoi' ), $done );
		printf( '<div class="notice notice-success is-dismissible"><p>%s</p></div>', esc_html( $text ) );
	}
}
add_action( 'admin_notices', 'baonoi_bulk_notice' );

/** What the filter offers: what it asks of the meta of a post. */
function baonoi_filters(): array {
	$is  = function ( $key, $value ) {
		return array(
			'key'   => $key,
			'value' => $value,
		);
	};
	$has = function ( $key, $compare ) {
		return array(
			'key'     => $key,
			'compare' => $compare,
		);
	};
	return array(
		'there'   => array( __( 'There', 'baonoi' ), array( $has( BAONOI_META, 'EXISTS' ) ) ),
		'none'    => array( __( 'None', 'baonoi' ), array( $has( BAONOI_META, 'NOT EXISTS' ) ) ),
		'waiting' => array( __( 'Being made', 'baonoi' ), array( $has( BAONOI_ASKED, 'EXISTS' ) ) ),
		'skipped' => array( __( 'Cannot be read aloud', 'baonoi' ), array( $is( BAONOI_STATE, 'skipped' ) ) ),
		'failing' => array( __( 'Did not work', 'baonoi' ), array( $is( BAONOI_STATE, 'retrying' ) ) ),
		'no'      => array( __( 'Not wanted', 'baonoi' ), array( $is( BAONOI_MAKE, 'no' ) ) ),
	);
}

/** The filter that was chosen. */
function baonoi_filter(): string {
	return sanitize_key( $_GET['baonoi_filter'] ?? '' ); // phpcs:ignore WordPress.Security.NonceVerification
}

/**
 * The filter above the list.
 *
 * @param string $type The type of the posts.
 */
function baonoi_show_filter( $type ) {
	if ( ! in_array( $type, baonoi_post_types(), true ) ) {
		return;
	}
	printf( '<select name="baonoi_filter"><option value="">%s</option>', esc_html__( 'Audio: all', 'baonoi' ) );
	foreach ( baonoi_filters() as $name => list( $label ) ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( $name ), selected( baonoi_filter(), $name, false ), esc_html( $label ) );
	}
	echo '</select>';
}
add_action( 'restrict_manage_posts', 'baonoi_show_filter' );

/**
 * What the filter leaves.
 *
 * @param WP_Query $query The list's query.
 */
function baonoi_apply_filter( $query ) {
	$filters = is_admin() && $query->is_main_query() ? baonoi_filters() : array();
	if ( isset( $filters[ baonoi_filter() ] ) ) {
		$query->set( 'meta_query', array_merge( (array) $query->get( 'meta_query' ), $filters[ baonoi_filter() ][1] ) );
	}
}
add_action( 'pre_get_posts', 'baonoi_apply_filter' );
