<?php
/**
 * Settings, Reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * @package baonoi
 */

defined( 'ABSPATH' ) || exit;

/** The fields of the page. */
function baonoi_register_settings() {
	$fields = array(
		'hook_url'    => __( 'Publish hook', 'baonoi' ),
		'hook_secret' => __( 'Hook secret (whsec_...)', 'baonoi' ),
		'post_types'  => __( 'Types of posts that get audio (such as: post, page)', 'baonoi' ),
		'voices'      => __( 'Voices that editors may choose', 'baonoi' ),
		'console_url' => __( 'Address of a post in baonoi ({url}: of the post)', 'baonoi' ),
	);
	add_settings_section( 'baonoi', 'baonoi', '__return_null', 'reading' );
	foreach ( $fields as $name => $label ) {
		register_setting(
			'reading',
			"baonoi_$name",
			array(
				'type'              => 'string',
				'sanitize_callback' => 'trim',
			)
		);
		add_settings_field( "baonoi_$name", $label, 'baonoi_setting_field', 'reading', 'baonoi', array( $name ) );
	}
}
add_action( 'admin_init', 'baonoi_register_settings' );

/**
 * One field; what wp-config.php says cannot be changed here.
 *
 * @param array $about The name of the setting.
 */
function baonoi_setting_field( $about ) {
	list( $name ) = $about;
	$is_fixed     = defined( 'BAONOI_' . strtoupper( $name ) );
	printf(
		'<input class="regular-text" type="%s" name="baonoi_%s" value="%s"%s autocomplete="off">',
		'hook_secret' === $name ? 'password' : 'text',
		esc_attr( $name ),
		$is_fixed ? '' : esc_attr( (string) get_option( "baonoi_$name", '' ) ),
		$is_fixed ? ' disabled placeholder="wp-config.php"' : ''
	);
}
