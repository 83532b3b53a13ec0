using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Cli.Bench.Impact;

/// <summary>
/// A model for the actions that favours high risk, with the report of a training that went well: what is measured is the prediction, not
/// the training.
/// </summary>
internal sealed class BenchModel(IServiceProvider services, BenchPeople people)
{
    private const int Tested = 1_000;

    private static readonly LogisticModel s_model = new(
        ModelReport.Unnamed,
        FeatureExtractor.SchemaVersion,
        SlateKind.Action,
        [FeatureColumns.Match, FeatureColumns.HistoricalSuccess, FeatureColumns.RiskHigh],
        [1_500_000, 2_000_000, 5_000_000],
        Intercept: -1_250_000,
        CalibrationMap.Plain
    );

    /// <summary>Registers the model as a training does and proposes it for everybody; the other administrator promotes it.</summary>
    public async Task<BenchDraft> SentAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var registered = await services
            .GetRequiredService<ModelRegistration>()
            .AddAsync(
                Actor.Job(people.Author.TenantId),
                new(s_model, Report(), Guid.CreateVersion7(), RequestedById: null),
                cancellationToken
            );
        var revision = await db
            .Models.Where(row => row.Version == registered.Version)
            .Select(row => row.Revision)
            .SingleAsync(cancellationToken);
        var proposed = CommandRun.Require(
            await services
                .GetRequiredService<ProposePromotion>()
                .RunAsync(
                    people.Author,
                    new(new(registered.Version, revision, "Tried by the bench."), ModelStatus.Live, 100, [], []),
                    cancellationToken
                )
        );
        return new(
            new(ImpactKind.Model, registered.Version, 0),
            async (stamp, token) =>
                CommandRun.Require(
                    await services
                        .GetRequiredService<PromoteModel>()
                        .RunAsync(people.Publisher, new(proposed.Version, proposed.Revision) { Impact = stamp }, token)
                )
        );
    }

    // figures that pass the promotion gate
    private static ModelReport Report() =>
        new(
            TrainDecisions: Tested,
            TrainRows: Tested,
            ValidationDecisions: Tested,
            TestDecisions: Tested,
            TrainFrom: DateTimeOffset.UnixEpoch,
            TrainTo: DateTimeOffset.UnixEpoch,
            TestFrom: DateTimeOffset.UnixEpoch,
            TestTo: DateTimeOffset.UnixEpoch,
            DataHash: "",
            Labels: [],
            Scorecards: [Card(ModelReport.Heuristic, 0.6), Card(ModelReport.MostUsed, 0.5), Card(ModelReport.Unnamed, 0.7)],
            Reliability: [],
            Weights: [],
            TrainSeconds: 0
        )
        {
            OverMostUsed = [new(ModelReport.Ndcg, Around(0.2))],
        };

    private static Scorecard Card(string ranker, double value) =>
        new(ranker, Around(value), Around(value), Around(value), Around(0.05), PermissionViolations: 0, ConstraintViolations: 0)
        {
            BrierSkill = Around(0.1),
            ItemsChecked = Tested,
        };

    private static Measure Around(double value) => new(value, value - 0.01, value + 0.01, Tested);
}
