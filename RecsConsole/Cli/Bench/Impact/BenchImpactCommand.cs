using System.CommandLine;
using System.Globalization;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli.Bench.Impact;

/// <summary>
/// bench impact: how fast drafts are tried on past decisions, and whether the predicted difference is the real one after publishing. On
/// demo tenants in a database of its own, because it publishes.
/// </summary>
internal static class BenchImpactCommand
{
    private static readonly Option<int> s_last = BenchCommand.Number(
        "--last",
        "Latest decisions of each tenant to try drafts on.",
        1_000,
        1,
        100_000
    );

    public static Command Create(CliHost host)
    {
        var command = new Command(
            "impact",
            "Tries a change of everything that advice depends on with past decisions of the demo, publishes each, and compares."
        )
        {
            s_last,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("recsconsole-bench-");
        try
        {
            run.Overrides["DataFolder"] = folder.FullName;
            run.Overrides["Database:Provider"] = "Sqlite";
            run.Overrides["ConnectionStrings:Recs"] = $"Data Source={Path.Combine(folder.FullName, "bench.db")}";
            var services = await run.ServicesAsync(cancellationToken);
            var seed =
                services.GetService<DevelopmentSeed>()
                ?? throw new CommandException("This build has no demo tenants.", CommandException.Failed);
            await seed.RunAsync(services, run.Progress, cancellationToken);
            var results = new List<ImpactBenchResult>();
            foreach (var key in DemoContentLoader.TenantKeys)
            {
                run.Progress($"{key}: trying and publishing drafts…");
                var tenant = await ActorLookup.TenantAsync(services, key, cancellationToken);
                results.Add(await new ImpactBench(services, tenant).RunAsync(key, run.Required(s_last), cancellationToken));
            }

            var isEqual = results.TrueForAll(result => result.IsEqual);
            run.Answer(new { tenants = results, isEqual }, [.. results.SelectMany(Lines)]);
            return isEqual ? 0 : CommandException.Failed;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Lines(ImpactBenchResult result)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Tenant}: {result.Decisions} decisions, {result.Unreadable} left out"
        );
        foreach (var draft in result.Drafts)
        {
            var verdict = draft.IsEqual ? "as predicted" : "DIFFERS from the prediction";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {draft.Kind} {draft.Item}: {draft.Changed} change, {draft.PerSecond} decisions a second, after publishing {verdict}"
            );
        }
    }
}
