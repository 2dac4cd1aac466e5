<?php
// Runs before Apache on every start: waits for the database, installs WordPress where that is permitted, applies changed settings.
// WordPress exits with 0 where it gives up, so only the last line of this script lets it succeed.
$storeyard_done = false;
register_shutdown_function(function () {
    if (!$GLOBALS['storeyard_done']) {
        storeyard_stop('WordPress gave up while it was being prepared; the log of the container has its words.');
    }
});

require_once __DIR__ . '/settings.php';
require_once __DIR__ . '/install-steps.php';

$storeyard_db = storeyard_wait_for_database(300);
// Replicas that start together take turns: the second one finds the first one's install.
$storeyard_db->query("SELECT GET_LOCK('storeyard-install', 300)");
$storeyard_step = storeyard_plan($storeyard_db);

if ($storeyard_step === 'install') {
    storeyard_empty($storeyard_db);
}
if ($storeyard_step !== 'none') {
    // At the top, not in a function: WordPress's files expect to be loaded in the global scope.
    define('WP_INSTALLING', true);
    $_SERVER += ['HTTP_HOST' => storeyard_settings()['authority'], 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
    require '/usr/src/wordpress/wp-load.php';
    require ABSPATH . 'wp-admin/includes/upgrade.php';
    require ABSPATH . 'wp-admin/includes/translation-install.php';
    if ($storeyard_step === 'install') {
        storeyard_install();
    } else {
        storeyard_update();
    }
    if (storeyard_plan($storeyard_db) !== 'none') {
        storeyard_stop('WordPress was installed, but its database does not say so.');
    }
}
$storeyard_done = true;
