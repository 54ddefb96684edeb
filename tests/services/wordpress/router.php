<?php
// SPDX-License-Identifier: GPL-3.0-or-later
// Files as they are, everything else by WordPress. While the file strip-authorization exists the header is lost,
// as behind many a proxy.
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?? '/');
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if ($path !== '/' && is_file($file)) {
    return false;
}
if (is_file($_SERVER['DOCUMENT_ROOT'] . '/strip-authorization')) {
    unset($_SERVER['HTTP_AUTHORIZATION'], $_SERVER['PHP_AUTH_USER'], $_SERVER['PHP_AUTH_PW']);
}
if (is_dir($file) && is_file("$file/index.php")) {
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = rtrim($path, '/') . '/index.php';
    require "$file/index.php";
} else {
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
    require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
}
