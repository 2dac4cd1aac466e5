#!/bin/bash
# Exits 0 when the server answers. Takes the official script's options and needs none of them.
exec mariadb --protocol=socket --socket=/run/mysqld/mysqld.sock --connect-timeout=2 --batch --silent -e 'SELECT 1' >/dev/null
