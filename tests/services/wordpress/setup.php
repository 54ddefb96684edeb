<?php
// SPDX-License-Identifier: GPL-3.0-or-later
// php setup.php FOLDER: installs the site without the wizard and notes what the tests need in FOLDER/env.
define('WP_INSTALLING', true);
$folder = $argv[1];
$_SERVER['HTTP_HOST'] = parse_url(getenv('BAONOI_WP_URL'), PHP_URL_HOST);
require getenv('BAONOI_WP_SITE') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install('Báo thử', 'admin', 'admin@example.vn', true, '', 'a password of the test');
update_option('timezone_string', 'Asia/Ho_Chi_Minh');
update_option('permalink_structure', '/%postname%/');
update_option('active_plugins', ['baonoi/baonoi.php']);
switch_theme('twentytwentythree');

$facts = ['BAONOI_WP_URL' => getenv('BAONOI_WP_URL') . '/', 'BAONOI_WP_SITE' => getenv('BAONOI_WP_SITE')];
file_put_contents("$folder/login.password", 'a password of the test');
$facts['BAONOI_WP_LOGIN'] = "$folder/login.password"; // of admin, for the login page
foreach (['editor', 'author'] as $role) {
    $user = wp_insert_user(['user_login' => $role, 'user_pass' => wp_generate_password(), 'role' => $role,
                            'user_email' => "$role@example.vn"]);
    [$password] = WP_Application_Passwords::create_new_application_password($user, ['name' => 'baonoi']);
    file_put_contents("$folder/$role.password", "$password\n");
    chmod("$folder/$role.password", 0600);
    $facts['BAONOI_WP_' . strtoupper($role) . '_PASSWORD'] = "$folder/$role.password";
}
$facts['BAONOI_WP_STRIP'] = "$folder/site/strip-authorization";
$lines = '';
foreach ($facts as $name => $value) {
    $lines .= "$name=$value\n";
}
file_put_contents("$folder/env", $lines);
