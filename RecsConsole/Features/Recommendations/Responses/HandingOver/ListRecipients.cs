using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses.HandingOver;

/// <summary>Lists who a case can be handed over to: the people suggested for it first, then the least busy.</summary>
public sealed class ListRecipients(OperationScopeFactory scopes)
{
    public async Task<Result<RecipientList>> RunAsync(Actor actor, ListRecipientsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.CaseId, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.WorkCase, AccessResources.Of(row), cancellationToken))
        {
            var error = Error.NotFound(Texts.CaseNotSeen);
            return await scope.DenyAsync("list.recipients", "case", request.CaseId.ToString("D"), error, cancellationToken);
        }

        if (!CaseRecipient.MayGive(scope.Access, row))
        {
            var error = Error.Forbidden(Texts.NotYoursToHandOver.With(row.Key));
            return await scope.DenyAsync("list.recipients", "case", row.Id.ToString("D"), error, cancellationToken);
        }

        var suggested = await db
            .DecisionItems.AsNoTracking()
            .Where(item => item.DecisionId == request.DecisionId && item.Kind == ItemKind.Expert)
            .Where(item => db.Decisions.Any(made => made.Id == item.DecisionId && made.CaseId == row.Id && made.ActorId == actor.PersonId))
            .OrderBy(item => item.Rank)
            .Select(item => item.ItemId)
            .ToListAsync(cancellationToken);
        var conflicted = await Questions.InConflict(db, row).ToListAsync(cancellationToken);
        var people = (await Assignees.ReadAsync(scope, [row], cancellationToken))
            .Where(each => each.Id != actor.PersonId && each.Id != row.AssigneeId && !conflicted.Contains(each.Id))
            .ToList();
        var first = suggested.Select(id => people.Find(each => each.Id == Guid.Parse(id))).OfType<Assignee>().ToList();
        return new RecipientList(first, [.. people.Except(first)]);
    }
}

/// <param name="DecisionId">The decision on the screen, whose people come first.</param>
public sealed record ListRecipientsRequest(Guid CaseId, Guid? DecisionId);

/// <summary>People a case can be handed over to.</summary>
/// <param name="Suggested">The people of the decision, in its order.</param>
/// <param name="Others">The least busy first.</param>
public sealed record RecipientList(IReadOnlyList<Assignee> Suggested, IReadOnlyList<Assignee> Others);
