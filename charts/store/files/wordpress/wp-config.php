<?php
// The platform's settings of WordPress. The store's own data is read, never written into this code.
require_once '/etc/storeyard/config/settings.php';

define('DB_NAME', 'wordpress');
define('DB_USER', 'wordpress');
define('DB_PASSWORD', storeyard_credential('mariadb-password'));
define('DB_HOST', 'mariadb');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
$table_prefix = 'wp_';

foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
    define($name, storeyard_credential('wordpress-' . strtolower(strtr($name, '_', '-'))));
}

// The URL is the release's: a store that moves to another host or scheme needs no search in its database.
define('WP_HOME', storeyard_settings()['url']);
define('WP_SITEURL', WP_HOME);
if (str_contains($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '', 'https')) {
    $_SERVER['HTTPS'] = 'on';
}
define('FORCE_SSL_ADMIN', storeyard_settings()['scheme'] === 'https');

// Core comes with the image; plugins and themes are the owner's, installed through WordPress and not edited in a browser.
define('WP_AUTO_UPDATE_CORE', false);
define('DISALLOW_FILE_EDIT', true);
define('FS_METHOD', 'direct');
define('WP_TEMP_DIR', '/tmp');
// The pod asks for due work by itself.
define('DISABLE_WP_CRON', true);

foreach (storeyard_settings()['config'] as $name => $value) {
    defined($name) || define($name, $value);
}

require_once '/etc/storeyard/config/platform.php';

defined('ABSPATH') || define('ABSPATH', '/usr/src/wordpress/');
require_once ABSPATH . 'wp-settings.php';
