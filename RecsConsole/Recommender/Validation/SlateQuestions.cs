using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Validation;

/// <summary>
/// Asks the decision point about the case and all items in one request, before the transaction that records the decision, which must not
/// wait for another service. The answers are stored with the facts of final validation, so that a replay needs no service.
/// </summary>
public static class SlateQuestions
{
    /// <summary>The answers; null when no decision point is configured.</summary>
    public static async Task<ExternalAnswers?> AskAsync(
        DecisionPoint point,
        SnapshotRequest request,
        CaseSnapshot snapshot,
        IReadOnlyList<Recommendation> slates,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!point.IsInForce)
        {
            return null;
        }

        var items = slates.SelectMany(slate => slate.Items).ToList();
        List<AccessQuestion> questions =
        [
            new(AccessOperation.Recommend, AccessResources.Of(request.Case, request.Actor.TenantId)),
            .. items.Select(item => Of(request, snapshot, item)),
        ];
        var answers = await point.AskAsync(request.Check.Subject, questions, cancellationToken);
        var byItem = new Dictionary<(SlateKind, string), bool?>();
        for (var i = 0; i < items.Count; i++)
        {
            byItem[(items[i].Kind, items[i].Id)] = answers[i + 1];
        }

        return new(answers[0], byItem);
    }

    private static AccessQuestion Of(SnapshotRequest request, CaseSnapshot snapshot, SlateItem item)
    {
        var tenantId = request.Actor.TenantId;
        switch (item.Kind)
        {
            case SlateKind.Action:
                var action = snapshot.Shared.Catalog.Actions.FirstOrDefault(each =>
                    string.Equals(each.Key, item.Id, StringComparison.Ordinal)
                );
                return new(AccessOperation.PerformAction, AccessResources.OfAction(request.Case, tenantId, item.Id, action?.RequiredRole));
            case SlateKind.Document:
                var document = snapshot.Visible.Documents.FirstOrDefault(each =>
                    string.Equals(each.Key, item.Id, StringComparison.Ordinal)
                );
                return new(
                    AccessOperation.ViewDocument,
                    AccessResources.OfDocument(
                        tenantId,
                        item.Id,
                        document?.Classification ?? Classifications.Restricted,
                        document?.Regions ?? [],
                        []
                    )
                );
            default:
                return new(AccessOperation.AskExpert, AccessResources.OfExpert(request.Case, tenantId, Guid.Parse(item.Id), false));
        }
    }
}
