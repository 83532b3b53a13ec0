using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>
/// The message that a step sends to the customer: stored with the step, in its transaction, and sent from here or recorded as written
/// elsewhere.
/// </summary>
public sealed class StepMessage(OutgoingCheck check)
{
    /// <summary>Adds the message and returns the attributes for the event; none when nothing was written.</summary>
    internal async Task<Result<IReadOnlyDictionary<string, string>>> AddAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (OwnOf(context) is not { } own)
        {
            return attributes;
        }

        if (await ProblemOfAsync(scope, row, action, own, cancellationToken) is { } problem)
        {
            return problem;
        }

        await CaseMessages.AddOutgoingAsync(scope.Db, row, context.Actor.PersonId, own, new(action.Key, context.At), cancellationToken);
        attributes[CaseMessages.Attribute] = own.Id.ToString("D");
        return attributes;
    }

    /// <summary>Adds the message of a step that waits for approval, under the id of its request; returns what is wrong with it.</summary>
    internal async Task<Error?> HoldAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        if (OwnOf(context) is not { } own)
        {
            return null;
        }

        if (await ProblemOfAsync(scope, row, action, own, cancellationToken) is { } problem)
        {
            return problem;
        }

        await CaseMessages.HoldAsync(scope.Db, row, context.Actor.PersonId, own, new(action.Key, context.At), cancellationToken);
        return null;
    }

    /// <summary>What becomes of the message, for the person who sent it; null when none was sent.</summary>
    internal async Task<string?> FateAsync(ConsoleDbContext db, ResponseContext context, CaseRow row, CancellationToken cancellationToken)
    {
        if (context.Request.Message is not { IsSent: true })
        {
            return null;
        }

        var to = row.ContactName ?? row.ContactAddress ?? row.Key;
        return " "
            + (await check.IsTrialForAsync(db, row, cancellationToken) ? Texts.MessageInFolder.With(to) : Texts.MessageOnItsWay.With(to));
    }

    // a retry writes the same message
    private static OutgoingMessage? OwnOf(ResponseContext context) =>
        context.Request.Message is { } message ? message with { Id = context.Request.ResponseId } : null;

    private async Task<Error?> ProblemOfAsync(
        OperationScope scope,
        CaseRow row,
        ActionRow action,
        OutgoingMessage message,
        CancellationToken cancellationToken
    ) =>
        StepForms.Writes(action.IsCustomerContact, action.Channel)
            ? await check.FindAsync(scope, row, message, cancellationToken)
            : Error.Invalid(Texts.StepWritesNobody.With(action.Title));
}
