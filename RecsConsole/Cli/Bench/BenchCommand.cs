using System.CommandLine;
using System.Globalization;
using RecsConsole.Cli.Bench.Catalogs;
using RecsConsole.Cli.Bench.Figures;
using RecsConsole.Cli.Bench.Impact;
using RecsConsole.Cli.Bench.Serving;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Embeddings;
using RecsConsole.Features.NextSteps;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Cli.Bench;

/// <summary>bench slate: how fast a case opens, on a database of its own: a file, or beside the configured one on its server.</summary>
internal static class BenchCommand
{
    private static readonly Option<int> s_cases = Number("--cases", "Cases, one in ten of them open.", 2_000, 10, 1_000_000);
    private static readonly Option<int> s_documents = Number("--documents", "Documents.", 200, 0, 1_000_000);
    private static readonly Option<int> s_actions = Number("--actions", "Actions of the catalog.", 40, 1, 5_000);
    private static readonly Option<int> s_experts = Number("--experts", "People who may be asked.", 50, 1, 50_000);
    private static readonly Option<int> s_requests = Number("--requests", "Openings to measure.", 1_000, 1, 1_000_000);
    private static readonly Option<string> s_ranker = new("--ranker")
    {
        Description = "What ranks all three lists: the heuristic, or live models of a form.",
        DefaultValueFactory = _ => SyntheticModels.Heuristic,
    };

    private static readonly Option<int> s_concurrency = Number("--concurrency", "Openings at once.", 1, 1, 256);

    public static Command Create(CliHost host)
    {
        var slate = new Command(
            "slate",
            "Measures opening a case on the configured database provider: random actor and case, commit included."
        )
        {
            s_cases,
            s_documents,
            s_actions,
            s_experts,
            s_requests,
            s_concurrency,
            s_ranker,
        };
        s_ranker.AcceptOnlyFromAmong([SyntheticModels.Heuristic, LogisticModel.Logistic, TreeModel.Trees]);
        host.Handle(slate, SlateAsync);
        return new Command("bench", "Measures.")
        {
            slate,
            BenchSearchCommand.Create(host),
            BenchAssignmentCommand.Create(host),
            BenchAnswersCommand.Create(host),
            BenchTrainingCommand.Create(host),
            BenchImpactCommand.Create(host),
            BenchApiCommand.Create(host),
            BenchSyncCommand.Create(host),
            BenchCatalogsCommand.Create(host),
            BenchInsightsCommand.Create(host),
        };
    }

    internal static Option<int> Number(string name, string description, int standard, int least, int max)
    {
        var option = new Option<int>(name) { Description = $"{description} Default {standard}.", DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            // the parser rejects invalid numbers with its own message; reading the value here would throw
            if (
                result.Tokens is [var token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && (number < least || number > max)
            )
            {
                result.AddError($"{name} must be from {least} to {max}.");
            }
        });
        return option;
    }

    private static async Task<int> SlateAsync(CommandRun run, CancellationToken cancellationToken)
    {
        using var folder = new BenchFolder(run);
        await using var database = BenchDatabase.OnConfiguredServer(run, folder);
        var services = await run.ServicesAsync(cancellationToken);
        var size = new BenchSize(run.Required(s_cases), run.Required(s_documents), run.Required(s_actions), run.Required(s_experts));
        run.Progress("Writing the tenant…");
        var tenant = new SyntheticTenant(size, TimeProvider.System.GetUtcNow());
        await tenant.WriteAsync(services.GetRequiredService<TenantDb>(), cancellationToken);
        await SyntheticModels.AddAsync(services.GetRequiredService<TenantDb>(), tenant.TenantId, run.Required(s_ranker), cancellationToken);
        run.Progress("Making the vectors…");
        await MakeVectorsAsync(services, tenant, cancellationToken);
        run.Progress("Learning what comes next…");
        await LearnNextStepsAsync(services, tenant, cancellationToken);
        run.Progress("Measuring…");
        var result = await new SlateBench(services, tenant).RunAsync(
            run.Required(s_requests),
            run.Required(s_concurrency),
            cancellationToken
        );
        await new RetrievalBench(services, tenant).AddToAsync(result.Stages, run.Required(s_requests), cancellationToken);
        return run.Answer(result, Lines(result));
    }

    private static async Task MakeVectorsAsync(IServiceProvider services, SyntheticTenant tenant, CancellationToken cancellationToken) =>
        CommandRun.Require(
            await services.GetRequiredService<EmbedTexts>().RunAsync(Actor.Job(tenant.TenantId), new(new JobProgress()), cancellationToken)
        );

    private static async Task LearnNextStepsAsync(IServiceProvider services, SyntheticTenant tenant, CancellationToken cancellationToken) =>
        CommandRun.Require(
            await services
                .GetRequiredService<LearnNextSteps>()
                .RunAsync(Actor.Job(tenant.TenantId), new(new JobProgress()), cancellationToken)
        );

    private static IEnumerable<string> Lines(SlateBenchResult result) =>
        [
            $"{result.Requests} openings on {result.Provider}: median {result.P50Ms} ms, 99 % within {result.P99Ms} ms, {result.PerSecond} a second, {result.CpuMs} ms of processor time each",
            $"the openings before them, while the process warmed up: median {result.FirstP50Ms} ms, 99 % within {result.FirstP99Ms} ms",
            $"{result.MemoryMb} MB of memory, {result.AllocatedKb} KB allocated and {result.DecisionKb} KB stored a decision",
            .. result.Stages.Select(stage => $"  {stage.Key} {stage.Value}"),
        ];
}
