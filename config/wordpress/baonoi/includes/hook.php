<?php
/**
 * The publish hook: baonoi is told what was published, changed and taken away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/**
 * Sends one event, signed as in Standard Webhooks. Null when baonoi took it, else what went wrong.
 *
 * @param string $event   "published", "updated", "again", "deleted".
 * @param string $url     The address of the post.
 * @param int    $post_id The post.
 */
function baonoi_tell( string $event, string $url, int $post_id ): ?string {
	static $unreachable = null; // In this request: many posts at once must not wait for each.
	if ( null !== $unreachable ) {
		return $unreachable;
	}
	$to     = baonoi_setting( 'hook_url' );
	$secret = baonoi_setting( 'hook_secret' );
	$key    = base64_decode( substr( $secret, 6 ), true ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
	if ( '' === $to || 0 !== strpos( $secret, 'whsec_' ) || ! $key ) {
		return 'BAONOI_HOOK_URL and BAONOI_HOOK_SECRET ("whsec_…") are not set';
	}
	$id     = 'wp_' . wp_generate_uuid4();
	$time   = (string) time();
	$body   = wp_json_encode(
		array(
			'event' => $event,
			'url'   => $url,
			'id'    => (string) $post_id,
		)
	);
	$sign   = base64_encode( hash_hmac( 'sha256', "$id.$time.$body", $key, true ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
	$answer = wp_remote_post(
		$to,
		array(
			'timeout'     => 3,
			'redirection' => 0,
			'body'        => $body,
			'headers'     => array(
				'Content-Type'      => 'application/json',
				'webhook-id'        => $id,
				'webhook-timestamp' => $time,
				'webhook-signature' => "v1,$sign",
			),
		)
	);
	if ( is_wp_error( $answer ) ) {
		$unreachable = $answer->get_error_message();
		return $unreachable;
	}
	$status = (int) wp_remote_retrieve_response_code( $answer );
	return 202 === $status ? null : "baonoi answers $status: " . substr( wp_remote_retrieve_body( $answer ), 0, 300 );
}

/**
 * Asks for audio. Who asks is noted: when the hook fails, baonoi finds the note at its next poll.
 *
 * @param string  $event As in baonoi_tell().
 * @param WP_Post $post  The post.
 */
function baonoi_ask( string $event, WP_Post $post ): ?string {
	update_post_meta( $post->ID, BAONOI_ASKED, time() );
	delete_post_meta( $post->ID, BAONOI_STATE );
	delete_post_meta( $post->ID, BAONOI_REASON );
	if ( 'again' === $event ) {
		delete_post_meta( $post->ID, BAONOI_READ );
	}
	$fault = baonoi_tell( $event, (string) get_permalink( $post ), $post->ID );
	if ( null !== $fault && '' !== baonoi_setting( 'hook_url' ) ) {
		update_post_meta( $post->ID, BAONOI_STATE, 'untold' );
		update_post_meta( $post->ID, BAONOI_REASON, wp_slash( sanitize_text_field( $fault ) ) );
	}
	return $fault;
}

/**
 * What baonoi is told of a post: its address, and what makes the recording another one.
 *
 * @param WP_Post $post The post.
 */
function baonoi_told( WP_Post $post ): array {
	$choice = get_post_meta( $post->ID, BAONOI_MAKE, true ) . "\n" . get_post_meta( $post->ID, BAONOI_VOICE, true );
	return array(
		'url'  => (string) get_permalink( $post ),
		'hash' => hash( 'sha256', baonoi_text_hash( $post ) . "\n" . $choice ),
	);
}

/**
 * Tells what a post is now, when that is not what was told last. What does not change the text (our own meta above
 * all) is not told, so that attaching audio does not ask for audio.
 *
 * @param WP_Post      $post   The post.
 * @param WP_Post|null $before The same before it was saved, when that is known.
 */
function baonoi_look( WP_Post $post, ?WP_Post $before = null ): void {
	$told = get_post_meta( $post->ID, BAONOI_TOLD, true );
	if ( ! is_array( $told ) ) {
		$told = baonoi_is_public( $before ) ? array(
			'url'  => (string) get_permalink( $before ),
			'hash' => '',
		) : null;
	} elseif ( '' === $told['url'] ) { // It was told that the post is gone.
		$told = null;
	}
	$now   = baonoi_is_wanted( $post ) ? baonoi_told( $post ) : null;
	$fault = null;
	if ( null !== $told && ( null === $now || $told['url'] !== $now['url'] ) ) {
		$fault = baonoi_tell( 'deleted', $told['url'], $post->ID );
		update_post_meta( $post->ID, BAONOI_TOLD, array( 'url' => '' ) );
		$told = null;
	}
	if ( null === $now ) {
		baonoi_take_away( $post->ID );
		if ( null !== $fault && baonoi_is_public( $post ) ) {
			update_post_meta( $post->ID, BAONOI_ASKED, time() ); // For the next poll.
		}
		return;
	}
	if ( $now !== $told ) {
		baonoi_touch_feeds();
		update_post_meta( $post->ID, BAONOI_TOLD, $now );
		baonoi_ask( null === $told ? 'published' : 'updated', $post );
	}
}

/**
 * After every save, also of a scheduled post when its time has come. Revisions and autosaves are no posts of ours:
 * what is done to their meta is done to the post's.
 *
 * @param int          $post_id The post.
 * @param WP_Post      $post    The same.
 * @param bool         $update  Whether it was there before.
 * @param WP_Post|null $before  What it was then.
 */
function baonoi_after_save( $post_id, $post, $update, $before ) {
	if ( baonoi_is_ours( $post ) || ( baonoi_is_ours( $before ) && 'revision' !== $post->post_type ) ) {
		baonoi_look( $post, $before );
	}
}
add_action( 'wp_after_insert_post', 'baonoi_after_save', 10, 4 );

/**
 * Before a post is deleted for good.
 *
 * @param int     $post_id The post.
 * @param WP_Post $post    The same.
 */
function baonoi_before_delete( $post_id, $post ) {
	if ( ! baonoi_is_ours( $post ) ) {
		return;
	}
	$told = get_post_meta( $post_id, BAONOI_TOLD, true );
	$url  = is_array( $told ) ? $told['url'] : ( baonoi_is_public( $post ) ? (string) get_permalink( $post ) : '' );
	if ( '' !== $url ) {
		baonoi_tell( 'deleted', $url, $post_id );
	}
	baonoi_take_away( $post_id );
}
add_action( 'before_delete_post', 'baonoi_before_delete', 10, 2 );
