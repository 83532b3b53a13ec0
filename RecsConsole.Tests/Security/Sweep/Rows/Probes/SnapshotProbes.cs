using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Impact;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>Classes that ask while a case is loaded, and about what was loaded before.</summary>
internal static class SnapshotProbes
{
    private static CancellationToken None => CancellationToken.None;

    public static IReadOnlyList<RowProbe> All { get; } = [.. Loading(), .. Later()];

    private static RowProbe[] Loading() =>
        [
            RowProbe.ForAgent(
                "Recommender.Snapshot.SnapshotLoader",
                async (world, scope) =>
                    !(await world.Get<SnapshotLoader>().ReadAsync(scope.Db, scope.Actor, world.Rows.CaseId, None)).IsRefused
            ),
            // a policy of the desk names the document
            RowProbe.ForAgent(
                "Recommender.Snapshot.SnapshotDocuments",
                async (world, scope) => (await LoadAsync(world, scope)).Visible.Documents.Any(document => document.Key == "secret")
            ),
            // the index is older than the row
            RowProbe.ForAgent(
                "Recommender.Snapshot.SnapshotEvidence",
                async (world, scope) => (await LoadAsync(world, scope)).Visible.SimilarCases.Any(hit => hit.CaseId == world.FadedCaseId)
            ),
            RowProbe.ForAgent("Recommender.Past.PastDesk", DecideAsync),
        ];

    private static RowProbe[] Later() =>
        [
            RowProbe.ForAgent(
                "Recommender.Cards.SimilarCaseCards",
                async (world, scope) =>
                    (await SimilarCaseCards.ReadAsync(scope.Db, world.Before.Request, world.Before.Snapshot, None)).Any(card =>
                        card.Id == world.FadedCaseId
                    )
            ),
            RowProbe.ForAgent(
                "Recommender.Decisions.StandingAdvice",
                (world, scope) => StandingAdvice.MaySeeEvidenceAsync(scope.Db, world.Before.Request, world.Before.Snapshot, None)
            ),
            RowProbe.ForAgent("Recommender.Impact.DocumentDrafts", TryDraftAsync),
            RowProbe.ForAgent("Recommender.Validation.DocumentValidation", ValidateAsync),
            RowProbe.ForAgent("Recommender.History.RoutingCounts", (world, scope) => Task.FromResult(IsCounted(world, scope))),
        ];

    private static Task<CaseSnapshot> LoadAsync(HiddenWorld world, OperationScope scope) =>
        world.Get<CaseSnapshotReader>().ReadAsync(scope.Db, world.Before.Request, None);

    // the agent opens the case as it was before its last step
    private static async Task<bool> DecideAsync(HiddenWorld world, OperationScope scope)
    {
        var desk = await PastDesk.OpenAsync(world.Services, scope.Db, Actor.Job(world.Desk.TenantId), None);
        var faded = desk.Cases.Single(each => each.Row.Id == world.FadedCaseId);
        var moment = HistoryMoment.Before(faded.Events.Single(row => row.Ordinal == 2));
        return await desk.DecideAsync(new(faded, moment, scope.Actor.PersonId, null, Seed: 1), None) is not null;
    }

    // the last point that asks before a document is shown; its card asks again by the permit that is given here
    private static async Task<bool> ValidateAsync(HiddenWorld world, OperationScope scope)
    {
        var because = new Claim("ground.low.chance", new Dictionary<string, string>(StringComparer.Ordinal));
        var confidence = new Confidence(ConfidenceLabel.Low, 0, 0, 0, 0, 0, because);
        var item = new SlateItem(SlateKind.Document, HiddenWorld.Document, 1, 1, 0, 0, null, confidence, [], [], [], []);
        var question = new ValidationQuestion(world.Before.Request, Current: null, scope.Access, scope.Now);
        return (await DocumentValidation.CheckAsync(scope.Db, question, [item], None))[item.Id].Access.Permitted;
    }

    // the finished cases of the index, as if they were all hidden
    private static bool IsCounted(HiddenWorld world, OperationScope scope)
    {
        var routes = world
            .Before.Request.Search.Cases.FinishedInBase.Select(CountedRoute.Of)
            .OfType<CountedRoute>()
            .Select(route => route with { Access = route.Access with { Classification = Classifications.Restricted } });
        return new RoutingCounts(routes, null).Read(world.Before.Request.Case, scope.Access) is not null;
    }

    // a draft that is no longer for everybody, of a document that the agent was shown
    private static async Task<bool> TryDraftAsync(HiddenWorld world, OperationScope scope)
    {
        var draft = SnapshotDocument.From(await HiddenWorld.DocumentAsync(scope, "guide")) with
        {
            Classification = Classifications.Restricted,
        };
        var facts = DocumentDrafts.OfDocument("guide", draft, world.Get<AccessPolicy>());
        return facts.Snapshot!(world.Before.Snapshot).Visible.Documents.Any(document => document.Key == "guide");
    }
}
