# Put into RT's database once: rt-setup-database --action insert --datafile recsconsole_news.pl (Debian: rt-setup-database-5).
@ScripActions = ( { Name => 'Tell RecsConsole', Description => 'Tells the console that the ticket changed', ExecModule => 'RecsConsole' } );
@Scrips = (
    {   Description    => 'On changes tell RecsConsole',
        ScripCondition => 'On Transaction',
        ScripAction    => 'Tell RecsConsole',
        Template       => 'Blank',
        Stage          => 'TransactionBatch',
    }
);
1;
