using System.CommandLine;

namespace RecsConsole.Cli.Import;

/// <summary>import log | tickets | documents | people | accounts</summary>
internal static class ImportCommand
{
    public static Command Create(CliHost host) =>
        new("import", "Takes data of other systems in.")
        {
            ImportLogCommand.Create(host),
            ImportTicketsCommand.Create(host),
            ImportDocumentsCommand.Create(host),
            ImportPeopleCommand.Create(host),
            ImportAccountsCommand.Create(host),
        };
}
