using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>A desk on which one decision was made, and the oracle that judges items from the rows as they are now.</summary>
internal sealed class OracleDesk : IAsyncDisposable
{
    private OracleDesk(DeskWorld world, TrainingExample example) => (World, Example) = (world, example);

    public DeskWorld World { get; }

    /// <summary>The decision as an example.</summary>
    public TrainingExample Example { get; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At => Example.Snapshot.At;

    public static async Task<OracleDesk> CreateAsync()
    {
        var world = await DeskWorld.CreateAsync();
        return new(world, await ExampleAsync(world));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>Changes rows after the decision.</summary>
    public async Task ChangeAsync(Action<ConsoleDbContext> change)
    {
        await using var db = World.Open();
        change(db);
        await db.SaveChangesAsync();
    }

    /// <summary>What is wrong with an item, in words.</summary>
    /// <param name="example">The decision, if a test changed it.</param>
    public async Task<string> JudgeAsync(SlateKind kind, string id, TrainingExample? example = null)
    {
        await using var db = World.Open();
        var oracle = await EvaluationOracle.ReadAsync(db, CancellationToken.None);
        return string.Join(' ', oracle.Judge(example ?? Example, kind, [id]).Select(finding => finding.Fault));
    }

    private static async Task<TrainingExample> ExampleAsync(DeskWorld world)
    {
        var shown = await world.RecommendAsync();
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == shown.DecisionId);
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);
        var snapshot = CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot);
        return new(
            new(ExampleKey.Decision, row.Id, 0, row.At, row.At),
            snapshot.WithParts(hash => bundle.Parts.GetValueOrDefault(hash)),
            new Dictionary<string, int>(StringComparer.Ordinal),
            IsWhole: false
        );
    }
}
