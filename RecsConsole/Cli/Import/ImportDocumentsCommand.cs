using System.CommandLine;
using System.Globalization;
using RecsConsole.Features.Documents.Import;

namespace RecsConsole.Cli.Import;

/// <summary>import documents: a folder of Markdown files with front matter, or a file of JSON lines.</summary>
internal static class ImportDocumentsCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };

    private static readonly Option<string?> s_folder = new("--dir")
    {
        Description = "Folder of .md files with front matter, read with all folders in it.",
    };

    private static readonly Option<string?> s_file = new("--file")
    {
        Description = "JSON lines, plain or gz: the fields of front matter and text, or source_repo, path, title, text.",
    };

    public static Command Create(CliHost host)
    {
        var command = new Command("documents", "Imports documents.") { s_tenant, s_folder, s_file };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var (folder, file) = (run.Value(s_folder), run.Value(s_file));
        if (folder is null == file is null)
        {
            throw new CommandException("Give either --dir or --file.");
        }

        var services = await run.ServicesAsync(cancellationToken);
        var key = run.Required(s_tenant);
        var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
        var imported = CommandRun.Require(
            await services
                .GetRequiredService<ImportDocuments>()
                .FromSourceAsync(tenant, new DocumentFiles(folder, file), run.Progress, cancellationToken)
        );
        return run.Answer(
            new
            {
                Tenant = key,
                imported.Documents,
                imported.Unchanged,
                imported.Seconds,
            },
            string.Create(
                CultureInfo.InvariantCulture,
                $"{imported.Documents:N0} documents imported, {imported.Unchanged:N0} unchanged, in {imported.Seconds:0.0} s."
            )
        );
    }
}
