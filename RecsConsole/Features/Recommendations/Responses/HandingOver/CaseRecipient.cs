using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses.HandingOver;

/// <summary>Who has the case after a step: nobody new, whoever does it, or the person they named, who must be permitted to work it.</summary>
internal static class CaseRecipient
{
    /// <summary>The person; null where the case stays with whoever has it.</summary>
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
            return action.Handover == Handover.ToDoer ? context.Actor.PersonId : (Guid?)null;
        }

        if (context.Request.HandOver?.PersonId is not { } person || person == Guid.Empty)
        {
            return Error.Invalid(Texts.ChooseWhoGetsIt.With(action.Title));
        }

        if (person == context.Actor.PersonId)
        {
            return Error.Invalid(Texts.NotToYourself);
        }

        if (!MayGive(context, row))
        {
            return Error.Forbidden(Texts.NotYoursToHandOver.With(row.Key));
        }

        var rights = await scope.ReadRightsOfAsync(person, cancellationToken);
        return rights.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted
            ? person
            : Error.Invalid(Texts.TheyMayNotWorkIt.With(row.Key));
    }

    // an agent hands on what is theirs or nobody's; what somebody else works on, a supervisor gives
    private static bool MayGive(ResponseContext context, CaseRow row) =>
        row.AssigneeId is null || row.AssigneeId == context.Actor.PersonId || context.Check.Subject.Roles.Contains(ConsoleRole.Supervisor);
}
