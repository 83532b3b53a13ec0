using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Cli;

/// <summary>decision export: inputs and stage digests only, the data that replay needs on another machine.</summary>
internal static class DecisionCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<Guid> s_decision = new("--decision") { Description = "Id of the decision.", Required = true };
    private static readonly Option<FileInfo> s_out = new("--out") { Description = "The file to write.", Required = true };

    public static Command Create(CliHost host)
    {
        var export = new Command("export", "Writes the inputs and stage digests of a decision to a file.") { s_tenant, s_decision, s_out };
        host.Handle(export, ExportAsync);
        return new Command("decision", "Looks at recorded decisions.") { export };
    }

    private static async Task<int> ExportAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var tenant = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var id = run.Required(s_decision);
        var file = run.Required(s_out);
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var row =
            await db.Decisions.AsNoTracking().FirstOrDefaultAsync(found => found.Id == id, cancellationToken)
            ?? throw new CommandException($"There is no decision {id} in this tenant.");
        var bytes = (await DecisionBundles.ReadBundleAsync(db, row, cancellationToken)).Serialize();
        services.GetRequiredService<AuditTrail>().Append(db, null, new("decision.export", "decision", id.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        await WriteAsync(file, bytes, cancellationToken);
        return run.Answer(
            new
            {
                Decision = id,
                File = file.FullName,
                Bytes = bytes.Length,
            },
            $"{bytes.Length} bytes written to {file.FullName}."
        );
    }

    private static async Task WriteAsync(FileInfo file, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllBytesAsync(file.FullName, bytes, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{file.Name} cannot be written: {e.Message}", CommandException.Failed);
        }
    }
}
