<?php
// The platform's hooks, in place before any plugin: WordPress takes over what stands in $wp_filter when it starts.

$GLOBALS['wp_filter']['pre_http_request'][10][] = ['function' => 'storeyard_loopback', 'accepted_args' => 3];
$GLOBALS['wp_filter']['xmlrpc_enabled'][10][] = ['function' => '__return_false', 'accepted_args' => 0];
$GLOBALS['wp_filter']['map_meta_cap'][10][] = ['function' => 'storeyard_core_is_the_images', 'accepted_args' => 2];
$GLOBALS['wp_filter']['phpmailer_init'][10][] = ['function' => 'storeyard_smtp', 'accepted_args' => 1];
$GLOBALS['wp_filter']['wp_loaded'][10][] = ['function' => 'storeyard_publish_missed', 'accepted_args' => 0];

/**
 * Requests to the store's own URL stay in the pod, whose network leads neither to the Ingress nor to its certificate.
 * Host and scheme are kept, and redirects are followed here: WordPress would follow them outside.
 */
function storeyard_loopback($response, array $args, string $url)
{
    $home = storeyard_settings()['url'];
    for ($redirects = (int) ($args['redirection'] ?? 0); $url === $home || preg_match('~^' . preg_quote($home, '~') . '[/?#]~', $url); $redirects--) {
        $inside = $args;
        $inside['redirection'] = 0;
        $inside['reject_unsafe_urls'] = false;
        $inside['headers'] = array_merge((array) $args['headers'], [
            'Host' => storeyard_settings()['authority'],
            'X-Forwarded-Proto' => storeyard_settings()['scheme'],
        ]);
        $response = wp_remote_request('http://127.0.0.1:8080' . substr($url, strlen($home)), $inside);
        $location = wp_remote_retrieve_header($response, 'location');
        if ($location === '' || $redirects <= 0) {
            return $response;
        }
        $url = WP_Http::make_absolute_url($location, $url);
        if (in_array(wp_remote_retrieve_response_code($response), [301, 302, 303], true)) {
            $args['method'] = 'GET';
            $args['body'] = null;
        }
        $response = false;
    }
    return $response;
}

/** Core is read-only in the image, so nobody is offered its update. */
function storeyard_core_is_the_images(array $caps, string $cap): array
{
    return $cap === 'update_core' ? ['do_not_allow'] : $caps;
}

/**
 * WordPress keeps all that is scheduled in one option, which two requests at once write over each other: the event of a
 * scheduled post may be lost. A post that is late by more than a minute is published with the due work.
 */
function storeyard_publish_missed(): void
{
    global $wpdb;
    // The database's lock ends with its connection. Two pods would tell a post's subscribers twice.
    if (!wp_doing_cron() || $wpdb->get_var("SELECT GET_LOCK(CONCAT(DATABASE(), '.storeyard_missed'), 0)") !== '1') {
        return;
    }
    $types = get_post_types();
    $late = $wpdb->get_col($wpdb->prepare(
        "SELECT ID FROM {$wpdb->posts} WHERE post_type IN (" . implode(', ', array_fill(0, count($types), '%s')) . ")
          AND post_status = 'future' AND post_date_gmt < %s ORDER BY post_date_gmt LIMIT 20",
        [...array_values($types), gmdate('Y-m-d H:i:s', time() - MINUTE_IN_SECONDS)],
    ));
    array_map('check_and_publish_future_post', array_map('intval', $late));
}

function storeyard_smtp($mailer): void
{
    $smtp = storeyard_settings()['smtp'];
    if ($smtp === null) {
        return;
    }
    $mailer->isSMTP();
    $mailer->Host = $smtp['host'];
    $mailer->Port = $smtp['port'];
    $mailer->SMTPSecure = $smtp['security'] === 'none' ? '' : $smtp['security'];
    $mailer->SMTPAutoTLS = $smtp['security'] !== 'none';
    $mailer->Timeout = 15;
    if ($smtp['user'] !== '') {
        $mailer->SMTPAuth = true;
        $mailer->Username = $smtp['user'];
        $mailer->Password = rtrim(file_get_contents('/etc/storeyard/smtp/password'), "\r\n");
    }
    if ($smtp['from'] !== '') {
        $mailer->setFrom($smtp['from'], $mailer->FromName, false);
    }
}
