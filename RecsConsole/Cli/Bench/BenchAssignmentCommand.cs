using System.CommandLine;
using System.Globalization;
using RecsConsole.Features.Demo.Content;

namespace RecsConsole.Cli.Bench;

/// <summary>bench assignment: costs and benefits of spreading requests over people. Needs no database.</summary>
internal static class BenchAssignmentCommand
{
    private const ulong Seed = 20_261_120;

    private static readonly Option<int> s_days = BenchCommand.Number("--days", "Working days to simulate.", 60, 1, 1_000);

    private static readonly Option<int> s_use = BenchCommand.Number(
        "--use",
        "Percent of everybody's capacity that the requests take up in the long run.",
        75,
        1,
        150
    );

    public static Command Create(CliHost host)
    {
        var command = new Command("assignment", "Simulates days of requests for the people of both demo tenants, handed out by four rules.")
        {
            s_days,
            s_use,
        };
        host.Handle(command, RunAsync);
        return command;
    }

    private static Task<int> RunAsync(CommandRun run, CancellationToken cancellationToken)
    {
        var results = new List<AssignmentBenchResult>();
        foreach (var tenant in DemoContentLoader.TenantKeys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Progress($"{tenant}: handing out requests…");
            results.Add(AssignmentBench.Run(tenant, run.Required(s_days), run.Required(s_use), Seed));
        }

        return Task.FromResult(run.Answer(new { tenants = results }, [.. results.SelectMany(Lines)]));
    }

    private static IEnumerable<string> Lines(AssignmentBenchResult result)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Tenant}: {result.Requests} requests in {result.Days} days, {result.People} people"
        );
        foreach (var rule in result.Rules)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"  {rule.Rule, -16} Gini {rule.Gini:0.000}  given up {rule.GivenUp:0.0000}  over capacity {rule.OverCapacity} (at most by {rule.MostOver})  waited {rule.DaysWaited:0.00} d"
            );
        }
    }
}
