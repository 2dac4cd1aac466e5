<?php
// Settings from the environment, for the image alone: WORDPRESS_X, or the file that WORDPRESS_X_FILE names.
function storeyard_env(string $name, string $default = ''): string
{
    $file = getenv("WORDPRESS_{$name}_FILE");
    if ($file !== false && $file !== '') {
        return rtrim(file_get_contents($file), "\r\n");
    }
    $value = getenv("WORDPRESS_$name");
    return $value === false ? $default : $value;
}

foreach (['DB_NAME' => 'wordpress', 'DB_USER' => 'wordpress', 'DB_PASSWORD' => '', 'DB_HOST' => 'mysql'] as $name => $default) {
    define($name, storeyard_env($name, $default));
}
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
    define($name, storeyard_env($name));
}
$table_prefix = storeyard_env('TABLE_PREFIX', 'wp_');
define('WP_AUTO_UPDATE_CORE', false);
define('FS_METHOD', 'direct');
if (str_contains($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '', 'https')) {
    $_SERVER['HTTPS'] = 'on';
}
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/wordpress/');
require_once ABSPATH . 'wp-settings.php';
