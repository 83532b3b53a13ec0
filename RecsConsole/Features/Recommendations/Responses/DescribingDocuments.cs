using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Documents;
using RecsConsole.Database;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// The documents that describe a step: those that state the policy it follows, and those in which a sentence says how it is done, as on its
/// card. A person who opened one for the case and took the step within two hours is assumed to have used it.
/// </summary>
internal static class DescribingDocuments
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(2);

    /// <summary>Adds these uses to the context.</summary>
    public static async Task AddAsync(ConsoleDbContext db, ResponseContext context, ActionRow action, CancellationToken cancellationToken)
    {
        var (caseId, personId, since) = (context.Decision.CaseId, context.Actor.PersonId, context.At - s_window);
        var opened =
            from impression in db.Impressions
            join decision in db.Decisions on impression.DecisionId equals decision.Id
            where impression.Kind == ItemKind.Document && impression.ViewedAt >= since
            where decision.CaseId == caseId && decision.ActorId == personId
            select impression.ItemId;
        var documents = await db
            .Documents.AsNoTracking()
            .InForce(context.At)
            .Where(document => opened.Contains(document.Key))
            .OrderBy(document => document.Key)
            .ToListAsync(cancellationToken);
        foreach (
            var document in documents
                .Where(document => Describes(document, action))
                .DistinctBy(document => document.Key, StringComparer.Ordinal)
        )
        {
            await UsedDocuments.AddAsync(db, caseId, document.Key, personId, context.At, cancellationToken);
        }
    }

    private static bool Describes(DocumentRow document, ActionRow action) =>
        (action.PolicyKey is { } policy && string.Equals(document.PolicyKey, policy, StringComparison.Ordinal))
        || PassageLine.IsHowTo(action.Title, document);
}
