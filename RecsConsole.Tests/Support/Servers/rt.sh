#!/bin/bash
# Puts a fresh Request Tracker 5 of the Debian packages request-tracker5, rt5-db-sqlite and starman into FOLDER: database, a queue, accounts with tokens.
# Usage: rt.sh make FOLDER | rt.sh copy FOLDER ANOTHER | rt.sh insert FOLDER DATAFILE (RT finds its modules in FOLDER/lib)
# | rt.sh serve FOLDER PORT (stays in the foreground; the database stays from one start to the next).
# As root it goes on as www-data.
set -euo pipefail
command="$1" folder="$2"
as() { if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=www-data --regid=www-data --clear-groups "$@"; else "$@"; fi; }
settings=(env HOME="$folder" RT_SITE_CONFIG="$folder/rt.pm" RT_SITE_CONFIG_DIR="$folder/none" RT_TOKENS="$folder/keys" PERL5LIB="$folder/lib")
if [ "$command" = serve ]; then
  sed -i "s/WebPort,[0-9]*/WebPort,$3/" "$folder/rt.pm"
  if [ "$(id -u)" -eq 0 ]; then
    exec setpriv --reuid=www-data --regid=www-data --clear-groups "${settings[@]}" \
      /usr/share/request-tracker5/libexec/rt-server --server Starman --workers 2 --host 127.0.0.1 --port "$3"
  fi
  exec "${settings[@]}" /usr/share/request-tracker5/libexec/rt-server --server Starman --workers 2 --host 127.0.0.1 --port "$3"
fi

if [ "$command" = copy ]; then
  cp -a "$folder/." "$3"
  sed -i "s#$folder/#$3/#g" "$3/rt.pm"
  exit
fi

if [ "$command" = insert ]; then
  cp "$3" "$folder/insert.pl"
  chmod -R a+rX "$folder/insert.pl" "$folder/lib"
  as "${settings[@]}" rt-setup-database-5 --action insert --datafile "$folder/insert.pl" --skip-create --dba x --dba-password x
  exit
fi

mkdir -p "$folder"/{mason,session,var}
cat > "$folder/rt.pm" <<PERL
\$RT::MasonDataDir='$folder/mason'; \$RT::MasonSessionDir='$folder/session'; \$RT::VarPath='$folder/var';
Set(\$rtname,'rt.test'); Set(\$Organization,'test'); Set(\$Timezone,'America/New_York');
Set(\$CorrespondAddress,'rt\@rt.test'); Set(\$CommentAddress,'rt-comment\@rt.test');
Set(\$WebDomain,'127.0.0.1'); Set(\$WebPort,80); Set(\$WebPath,'');
Set(\$DatabaseType,'SQLite'); Set(\$DatabaseName,'$folder/rt.sqlite'); Set(\$BcryptCost,4);
Set(\$LogToSyslog,undef); Set(\$LogToSTDERR,'error'); Set(\$MailCommand,'testfile');
1;
PERL
cat > "$folder/seed.pl" <<'PERL'
@Queues = ( { Name => "Bob's desk", CorrespondAddress => 'desk@rt.test' }, { Name => 'Other', CorrespondAddress => 'other@rt.test' } );
@Groups = ( { Name => 'agents' }, { Name => 'readers' } );
@Users = ( ( map +{ Name => $_, RealName => "Person $_", EmailAddress => "$_\@test.example", Password => "secret-$_", Privileged => 1 }, qw(agent svc reader) ),
  { Name => 'priya', RealName => 'Priya Nair', EmailAddress => 'priya@test.example', Privileged => 0 } );
@Members = ( ( map +{ Group => 'agents', GroupDomain => 'UserDefined', Class => 'RT::User', Name => $_ }, qw(agent svc) ),
  { Group => 'readers', GroupDomain => 'UserDefined', Class => 'RT::User', Name => 'reader' } );
@CustomFields = ( { Name => 'Severity', Type => 'SelectSingle', Queue => "Bob's desk", Values => [ map +{ Name => $_ }, qw(low high) ] } );
@ACL = ( ( map +{ GroupDomain => 'UserDefined', GroupId => 'agents', Queue => $_, Right => [qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket
    CommentOnTicket ModifyTicket OwnTicket TakeTicket StealTicket SeeCustomField ModifyCustomField)] }, "Bob's desk", 'Other' ),
  { GroupDomain => 'UserDefined', GroupId => 'readers', Queue => "Bob's desk", Right => [qw(SeeQueue ShowTicket ShowTicketComments SeeCustomField)] },
  { GroupDomain => 'SystemInternal', GroupType => 'Everyone', Queue => "Bob's desk", Right => [qw(ReplyToTicket CreateTicket SeeQueue ShowTicket)] },
  { GroupDomain => 'UserDefined', GroupId => 'agents', Right => [qw(ManageAuthTokens ModifySelf)] } );
@Final = ( sub {
  open my $o, '>', $ENV{RT_TOKENS} or die $!;
  for my $n (qw(root svc agent reader priya)) {
    my $u = RT::User->new(RT->SystemUser); $u->Load($n);
    my ($id, $msg, $auth) = RT::AuthToken->new(RT->SystemUser)->Create(Owner => $u->Id, Description => 'test'); die $msg unless $id;
    print $o "$n $auth\n";
  } } );
1;
PERL
if [ "$(id -u)" -eq 0 ]; then
  # whoever serves it must reach the folder, which only its owner may enter
  chmod o+x "$folder"; chown -R www-data: "$folder"
fi
as "${settings[@]}" rt-setup-database-5 --action init --skip-create --dba x --dba-password x
as "${settings[@]}" rt-setup-database-5 --action insert --datafile "$folder/seed.pl" --skip-create --dba x --dba-password x
