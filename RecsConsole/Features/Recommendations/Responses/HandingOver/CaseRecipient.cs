using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses.HandingOver;

/// <summary>
/// Determines the assignee after a step: unchanged, the person doing it, or the person they named, who must be permitted to work the case.
/// </summary>
internal static class CaseRecipient
{
    /// <summary>The new assignee; null when the assignee stays.</summary>
    public static async Task<Result<Guid?>> FindAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        StepForm form,
        CancellationToken cancellationToken
    )
    {
        if (form != StepForm.Person)
        {
            return action.Handover == Handover.ToDoer ? Taken(context, row) : (Guid?)null;
        }

        if (context.Request.HandOver?.PersonId is not { } person || person == Guid.Empty)
        {
            return Error.Invalid(Texts.ChooseWhoGetsIt.With(action.Title));
        }

        return (person == context.Actor.PersonId, person == row.AssigneeId, MayGive(context.Check, row)) switch
        {
            (true, _, _) => Error.Invalid(Texts.NotToYourself),
            (_, true, _) => Error.Invalid(Texts.TheyHaveItAlready.With(row.Key)),
            (_, _, false) => Error.Forbidden(Texts.NotYoursToHandOver.With(row.Key)),
            _ when await MayHaveAsync(scope, row, person, cancellationToken) => person,
            _ => Error.Invalid(Texts.TheyMayNotWorkIt.With(row.Key)),
        };
    }

    /// <summary>Agents hand over their own or unassigned cases; a supervisor hands over anybody's.</summary>
    public static bool MayGive(AccessCheck check, CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(row);
        return row.AssigneeId is null || row.AssigneeId == check.Subject.PersonId || check.Subject.Roles.Contains(ConsoleRole.Supervisor);
    }

    // taking a colleague's case requires a confirmation that named them
    private static Result<Guid?> Taken(ResponseContext context, CaseRow row) =>
        row.AssigneeId is null || row.AssigneeId == context.Actor.PersonId || context.Request.IsConfirmed
            ? context.Actor.PersonId
            : Error.Conflict(Texts.SomebodyHasIt.With(row.Key));

    private static async Task<bool> MayHaveAsync(OperationScope scope, CaseRow row, Guid person, CancellationToken cancellationToken) =>
        (await scope.ReadRightsOfAsync(person, cancellationToken)).Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted
        && !await Questions.IsInConflictAsync(scope.Db, row, person, cancellationToken);
}
