using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

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
        var person = await db
            .People.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == personId && row.IsActive, cancellationToken);
        var found = await db.Cases.FirstOrDefaultAsync(
            row => row.Id == context.Decision.CaseId,
            cancellationToken
        );
        if (person is null || found is null)
        {
            return Error.Conflict("This person can no longer be asked. Nothing was recorded.");
        }

        if (!context.Check.Decide(AccessOperation.WorkCase, AccessResources.Of(found)).Permitted)
        {
            return Error.Forbidden($"You may not work case {found.Key}. Nothing was recorded.");
        }

        CaseEvents.Append(db, found, Asked(context, personId));
        var contact = person.Email is null ? "" : $" Write to {person.Email}.";
        return new ResponseOutcome(
            context.Request.ResponseId,
            $"Noted that you ask {person.DisplayName}.{contact}",
            CaseMoved: true,
            IsPendingApproval: false,
            CanUndo: false
        );
    }

    private static NewCaseEvent Asked(ResponseContext context, Guid personId) =>
        new(
            "response:" + context.Request.ResponseId.ToString("D"),
            "expert_asked",
            "system",
            context.Actor.PersonOrNull,
            context.At
        )
        {
            AttributesJson = $$"""{"person":"{{personId:D}}"}""",
            DecisionId = context.Decision.Id,
        };
}
