using RecsConsole.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Cards;
using Shouldly;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Marks items as seen on screen, as the browser reports them.</summary>
internal static class ImpressionRecorder
{
    /// <summary>The agent sees these items, or all of them if none is named.</summary>
    public static async Task SeeAsync(this DeskWorld world, ShownDecision decision, params string[] items)
    {
        var id = decision.DecisionId!.Value;
        var seen = Enum.GetValues<SlateKind>()
            .SelectMany(kind => decision.Slate(kind).Items.Select(item => (Kind: kind, item.Id, item.Rank)))
            .Where(item => items.Length == 0 || items.Contains(item.Id, StringComparer.Ordinal))
            .Select(item => new SeenItem(id, item.Kind, item.Rank))
            .ToList();
        var record = new RecordImpressions(world.Get<OperationScopeFactory>(), world.Get<AuditTrail>(), world.Database.Clock);
        (await record.RunAsync(world.Here.Agent, new(id, seen), CancellationToken.None)).Value.ShouldBe(seen.Count);
    }
}
