using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Records that a suggested person was asked: a line in the case's history.</summary>
public static class ExpertContact
{
    public static async Task<Result<ResponseOutcome>> RecordAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(context);
        var personId = Guid.Parse(context.Request.ItemId!);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == personId && row.IsActive, cancellationToken);
        var found = await db.Cases.FirstOrDefaultAsync(row => row.Id == context.Decision.CaseId, cancellationToken);
        if (person is null || found is null)
        {
            return Error.Conflict(Texts.PersonUnavailable);
        }

        if (!context.Check.Decide(AccessOperation.WorkCase, AccessResources.Of(found)).Permitted)
        {
            return Error.Forbidden(Texts.WorkNotPermitted.With(found.Key));
        }

        // asked meanwhile from other cases, until the day had no room for more
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var asked = await ExpertRequestCounts.CountAsync(db, personId, context.At - ExpertRequestCounts.Day, cancellationToken);
        if (asked >= settings.Part.DailyAsks)
        {
            return Error.Conflict(Texts.AskedTooOften.With(person.DisplayName));
        }

        CaseEvents.Append(db, found, AskedEvent(context, personId));
        var contact = person.Email is null ? "" : Texts.WriteTo.With(person.Email);
        return new ResponseOutcome(
            context.Request.ResponseId,
            Texts.PersonAsked.With(person.DisplayName, contact),
            CaseMoved: true,
            IsPendingApproval: false,
            CanUndo: false
        );
    }

    /// <summary>The audit entry of a person who is asked; null for any other answer.</summary>
    public static AuditEvent? EventOf(ResponseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request is { Kind: ResponseKind.Accept, ItemKind: Engine.Vocabulary.SlateKind.Expert }
            ? new(
                "contact.expert",
                "person",
                context.Request.ItemId!,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["case"] = context.Decision.CaseId.ToString("D"),
                    ["decision"] = context.Decision.Id.ToString("D"),
                }
            )
            : null;
    }

    private static NewCaseEvent AskedEvent(ResponseContext context, Guid personId) =>
        new(CaseSteps.EventKeyOf(context.Request.ResponseId), "expert_asked", "system", context.Actor.PersonOrNull, context.At)
        {
            AttributesJson = $$"""{"person":"{{personId:D}}"}""",
            DecisionId = context.Decision.Id,
        };
}
