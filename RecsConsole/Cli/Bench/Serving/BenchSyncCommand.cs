using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Connectors;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Cli.Bench.Serving;

/// <summary>bench sync: tickets per second read from a connection of the configured database, and the lag of changes over there.</summary>
internal static class BenchSyncCommand
{
    private static readonly Option<string> s_tenant = new("--tenant") { Description = "Key of the tenant.", Required = true };
    private static readonly Option<string?> s_connection = new("--connection")
    {
        Description = "Name of the connection; needed if there are several.",
    };

    private static readonly Option<int> s_touch = BenchCommand.Number(
        "--touch",
        "Tickets to write a private note on over there, to measure the lag.",
        0,
        0,
        1_000
    );

    private static readonly Option<int> s_every = BenchCommand.Number("--every", "Seconds between readings.", 60, 1, 3_600);

    public static Command Create(CliHost host)
    {
        var command = new Command("sync", "Measures reading a connected ticket system: what changed since it was read last.")
        {
            s_tenant,
            s_connection,
            s_touch,
            s_every,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var services = await run.ServicesAsync(cancellationToken);
        var job = await ActorLookup.TenantAsync(services, run.Required(s_tenant), cancellationToken);
        var (id, name) = await FindAsync(services, job, run.Value(s_connection), cancellationToken);
        var bench = new SyncBench(services, job.TenantId, id);
        run.Progress("Reading…");
        var read = await bench.ReadAsync(cancellationToken);
        SyncLag? lag = null;
        if (run.Required(s_touch) is > 0 and var touch)
        {
            run.Progress("Writing notes and waiting for them…");
            lag = await bench.FollowAsync(touch, TimeSpan.FromSeconds(run.Required(s_every)), cancellationToken);
        }

        return run.Answer(new SyncBenchResult(name, read, lag), Lines(name, read, lag));
    }

    private static async Task<(Guid Id, string Name)> FindAsync(
        IServiceProvider services,
        Actor job,
        string? named,
        CancellationToken cancellationToken
    )
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(job, cancellationToken);
        var all = await db.Connections.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        var fitting = all.Where(row => named is null || string.Equals(row.Name, named, StringComparison.OrdinalIgnoreCase)).ToList();
        if (fitting is not [var only])
        {
            var names = string.Join(", ", all.Select(row => row.Name));
            throw new CommandException(
                all.Count == 0 ? "This tenant has no connection." : $"Name one of its connections with --connection: {names}."
            );
        }

        return services.GetRequiredService<TicketSystems>().Find(only.Kind) is { SendsEvents: false }
            ? (only.Id, only.Name)
            : throw new CommandException($"'{only.Name}' sends its events and is not read.");
    }

    private static IEnumerable<string> Lines(string name, ReadTickets read, SyncLag? lag)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {read.Read} tickets in {read.Seconds} s, {read.PerSecond} a second; {read.Changed} changed, {read.Failed} failed"
        );
        if (lag is not null)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"read every {lag.EverySeconds} s, {lag.Tickets} changes over there reached their cases after {lag.P50Seconds} s in the "
                    + $"median, 95 % within {lag.P95Seconds} s"
            );
        }
    }
}
