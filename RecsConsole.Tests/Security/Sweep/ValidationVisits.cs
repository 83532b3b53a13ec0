using RecsConsole.Casework;
using RecsConsole.Engine;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;
using RecsConsole.Tenancy;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>Final validation alone, as if all earlier checks had failed.</summary>
internal sealed class ValidationVisits(SweepSite site, Visits visits)
{
    /// <summary>
    /// Runs final validation on an opening that earlier checks let everything into: all documents of both tenants. It must refuse each one
    /// that the person may not see.
    /// </summary>
    public async Task ValidateAsync(SweptPerson person, SweptObject opened)
    {
        var actor = site.ActorOf(person);
        await using var db = await visits.Get<TenantDb>().OpenAsync(actor, CancellationToken.None);
        var cases = visits.Get<ICaseSource>();
        var record = (await cases.ReadAsync(actor, opened.Id, CancellationToken.None))!;
        var request = new SnapshotRequest(
            actor,
            await visits.CheckOfAsync(actor),
            record,
            await visits.Get<TenantFactsReader>().ReadAsync(actor, CancellationToken.None),
            visits.Get<SearchSnapshots>().TryGet(actor.TenantId)!,
            Timestamps.Round(DateTimeOffset.UtcNow)
        );
        var documents = visits.Objects.Where(each => each.Kind is "document" && !Visits.IsAmbiguous(person, each)).ToList();
        var ranked = Everything(documents);
        var facts = await visits.Get<FinalValidation>().ReadAsync(db, request, ranked, null, CancellationToken.None);
        var shown = ValidationApplier.Apply(ranked, facts.Facts).Slates[0].Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var what in documents)
        {
            visits.Expect("FinalValidation", person, what, shown.Contains(what.Key));
        }
    }

    private static RankingResult Everything(List<SweptObject> documents) =>
        new(
            [new(SlateKind.Document, documents.Count, [.. documents.Select((each, i) => Kept(each, i + 1))], [], [])],
            RecommendationPipeline.WithHeuristic().Versions,
            new()
        );

    private static SlateItem Kept(SweptObject what, int rank) =>
        new(
            SlateKind.Document,
            what.Key,
            1,
            rank,
            0,
            1_000_000,
            null,
            new(ConfidenceLabel.Low, 0, 0, 0, 0, 0, new("none", new Dictionary<string, string>(StringComparer.Ordinal))),
            [],
            [],
            [],
            []
        );
}
