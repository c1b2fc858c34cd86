#!/bin/sh
# Makes the two accounts of Jalon in an EventStoreDB with TLS, and the rights of each. May be run again: what is there is set again.
#   ADMIN=admin:… NOEUD=… EFFACEMENT=… AUTORITE=ca.crt sh comptes.sh https://es1.exemple.fr:2113
# ADMIN names the administrator and his password; NOEUD and EFFACEMENT are the passwords to give to the accounts.
set -eu
serveur=${1:?adresse du serveur, par exemple https://es1.exemple.fr:2113}
: "${ADMIN:?}" "${NOEUD:?}" "${EFFACEMENT:?}"

# a password never shows in the list of processes: curl reads the account from a file, bodies from its input
secret=$(mktemp)
trap 'rm -f "$secret"' EXIT
chmod 600 "$secret"
printf 'user = "%s"\n' "$(printf '%s' "$ADMIN" | sed 's/[\\"]/\\&/g')" > "$secret"
appeler() { curl --silent --show-error --fail-with-body ${AUTORITE:+--cacert "$AUTORITE"} --config "$secret" "$@"; }
texte() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }

compte() { # name, password, full name, groups
  if appeler --output /dev/null "$serveur/users/$1" 2> /dev/null; then
    printf '{"newPassword":"%s"}' "$(texte "$2")" |
      appeler --header 'Content-Type: application/json' --data-binary @- "$serveur/users/$1/command/reset-password"
  else
    printf '{"loginName":"%s","fullName":"%s","password":"%s","groups":[%s]}' "$1" "$3" "$(texte "$2")" "$4" |
      appeler --header 'Content-Type: application/json' --data-binary @- "$serveur/users/"
  fi
}
reglage() { # stream, type of the event, its data
  printf '[{"eventId":"%s","eventType":"%s","data":%s}]' "$(cat /proc/sys/kernel/random/uuid)" "$2" "$3" |
    appeler --header 'Content-Type: application/vnd.eventstore.events+json' --data-binary @- "$serveur/streams/$1"
}

compte jalon "$NOEUD" 'Jalon, les nœuds' ''
# deleting streams, and the scavenge that takes their bytes away, ask for the group of operators
compte jalon-effacement "$EFFACEMENT" 'Jalon, effacement' '"$ops"'

# streams of Jalon: the nodes read and write, and settle nothing; erasure reads and deletes. What an administrator may do stays.
reglage '%24settings' 'update-default-acl' '{
  "$userStreamAcl": {
    "$r": ["$admins", "jalon", "jalon-effacement"], "$w": ["$admins", "jalon"], "$d": ["$admins", "jalon-effacement"],
    "$mr": ["$admins", "jalon", "jalon-effacement"], "$mw": ["$admins"]
  },
  "$systemStreamAcl": { "$r": ["$admins"], "$w": ["$admins"], "$d": ["$admins"], "$mr": ["$admins"], "$mw": ["$admins"] }
}'
# the whole log: read, by the nodes and by erasure
reglage '%24%24%24all' '$metadata' '{ "$acl": { "$r": ["$admins", "jalon", "jalon-effacement"] } }'
# the beats of the lease: the last ones only are kept
reglage '%24%24ephemere-noeud' '$metadata' '{ "$maxCount": 10 }'
