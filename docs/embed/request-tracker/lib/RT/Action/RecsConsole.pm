package RT::Action::RecsConsole;

use strict;
use warnings;
use base 'RT::Action';

# Tells the console which ticket changed, once its changes are stored (stage TransactionBatch), so that the console need not wait until it
# reads Request Tracker again. Once, and not for long: whoever changed the ticket must not wait for a console that does not answer, and what
# gets lost is read within a minute.
use constant {
    LONGEST => 2,
    REST    => 60,
};
my $resting_until = 0;

sub Prepare {
    return time >= $resting_until && !grep { !RT->Config->Get($_) } qw(RecsConsoleAddress RecsConsoleKey RecsConsoleConnection);
}

sub Commit {
    my $self = shift;
    require JSON;
    require LWP::UserAgent;
    my $ticket = $self->TicketObj->id;
    my $answer = LWP::UserAgent->new( timeout => LONGEST )->post(
        RT->Config->Get('RecsConsoleAddress') . '/api/v1/ticket-changes',
        'Content-Type'  => 'application/json',
        'Authorization' => 'Bearer ' . RT->Config->Get('RecsConsoleKey'),
        Content         => JSON::encode_json( { connection => RT->Config->Get('RecsConsoleConnection'), ticket => "$ticket" } ),
    );
    unless ( $answer->is_success ) {
        $resting_until = time + REST;
        RT->Logger->warning( 'RecsConsole answered ' . $answer->code . " to the news of ticket $ticket" );
    }

    return 1;
}

1;
