<?php
// Gives WordPress's administrator the next password of the Secret. Run as a Job without wp-content, so that no plugin or
// theme of the owner can break it, and as often as it takes: the same password again changes nothing.
$storeyard_done = false;
register_shutdown_function(function () {
    if (!$GLOBALS['storeyard_done']) {
        storeyard_stop('WordPress gave up while the password was being reset; the log of the container has its words.');
    }
});

require_once __DIR__ . '/settings.php';
require_once __DIR__ . '/install-steps.php';

/** Tells the platform how it ended: an answer, whatever it says, is no failure of the Job. */
function storeyard_tell(array $outcome): void
{
    file_put_contents('/dev/termination-log', json_encode($outcome, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE));
}

/** The user that the Secret names. A Secret that was made anew names nobody: then the one that the install made. */
function storeyard_administrator(): ?WP_User
{
    $named = get_user_by('login', storeyard_secret('administrator/wordpress-admin-user'));
    if ($named) {
        return $named;
    }
    $first = get_user_by('id', 1);
    return $first && preg_match('/^admin-[0-9a-f]{6}$/', $first->user_login) && user_can($first, 'manage_options') ? $first : null;
}

/** Who else could sign in to mend it; a few names are enough. */
function storeyard_missing_words(): string
{
    $names = get_users(['role' => 'administrator', 'number' => 5, 'fields' => 'user_login']);
    $others = $names === [] ? 'It has no administrator.' : 'Its administrators: ' . implode(', ', array_map(fn ($name) => mb_substr($name, 0, 60), $names)) . '.';
    return 'WordPress has no user ' . storeyard_secret('administrator/wordpress-admin-user') . ": it was renamed or removed. $others";
}

// The kubelet may give a new pod an older copy of the Secret: the next pod has the newer one.
if (storeyard_secret('administrator/wordpress-admin-password-next-for') !== getenv('PASSWORD_RESET')) {
    storeyard_stop('The Secret that came with this pod holds the password of another reset.');
}
$storeyard_db = storeyard_wait_for_database(60);
if ((storeyard_options($storeyard_db, ['storeyard_store_id'])['storeyard_store_id'] ?? null) !== storeyard_settings()['id']) {
    storeyard_stop('The database does not hold this store.');
}

// At the top, not in a function: WordPress's files expect to be loaded in the global scope.
define('WP_INSTALLING', true);
define('WP_CONTENT_DIR', '/tmp/no-content');
$_SERVER += ['HTTP_HOST' => storeyard_settings()['authority'], 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];
require '/usr/src/wordpress/wp-load.php';

$storeyard_user = storeyard_administrator();
if ($storeyard_user === null) {
    storeyard_tell(['outcome' => 'adminMissing', 'message' => storeyard_missing_words()]);
} else {
    $storeyard_next = storeyard_secret('administrator/wordpress-admin-password-next');
    $storeyard_has = fn () => wp_check_password(
        $storeyard_next,
        $GLOBALS['wpdb']->get_var($GLOBALS['wpdb']->prepare("SELECT user_pass FROM {$GLOBALS['wpdb']->users} WHERE ID = %d", $GLOBALS['storeyard_user']->ID)),
        $GLOBALS['storeyard_user']->ID
    );
    // It would end the sessions that began with it.
    if (!$storeyard_has()) {
        wp_set_password($storeyard_next, $storeyard_user->ID);
    }
    if (!$storeyard_has()) {
        storeyard_stop('WordPress did not take the new password.');
    }
    $storeyard_named = $storeyard_user->user_login === storeyard_secret('administrator/wordpress-admin-user');
    storeyard_tell(['outcome' => 'set', 'user' => $storeyard_named ? null : $storeyard_user->user_login]);
}
$storeyard_done = true;
