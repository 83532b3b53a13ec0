using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Documents;
using RecsConsole.Database;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// The documents that describe a step: those that state the policy it follows. A person who opened one for the case and took the step
/// within two hours is assumed to have used it.
/// </summary>
internal static class DescribingDocuments
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(2);

    /// <summary>Adds these uses to the context.</summary>
    public static async Task AddAsync(ConsoleDbContext db, ResponseContext context, ActionRow action, CancellationToken cancellationToken)
    {
        if (action.PolicyKey is not { } policy)
        {
            return;
        }

        var (caseId, personId, since) = (context.Decision.CaseId, context.Actor.PersonId, context.At - s_window);
        var opened = await (
            from impression in db.Impressions
            join decision in db.Decisions on impression.DecisionId equals decision.Id
            where impression.Kind == ItemKind.Document && impression.ViewedAt >= since
            where decision.CaseId == caseId && decision.ActorId == personId
            join document in db.Documents.InForce(context.At) on impression.ItemId equals document.Key
            where document.PolicyKey == policy
            select document.Key
        )
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var key in opened)
        {
            await UsedDocuments.AddAsync(db, caseId, key, personId, context.At, cancellationToken);
        }
    }
}
