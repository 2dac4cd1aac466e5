<?php
// Compiles core into opcache's file cache: half of the time of a first request, and of the install, is compilation.
// Left out is what declares a second time what WordPress declares elsewhere: compiled when it is asked for.
$twice = ['noop.php', 'load-scripts.php', 'load-styles.php', 'wp-tinymce.php'];
foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator('/usr/src/wordpress', FilesystemIterator::SKIP_DOTS)) as $file) {
    if ($file->getExtension() === 'php' && !in_array($file->getFilename(), $twice, true)) {
        opcache_compile_file($file->getPathname());
    }
}
