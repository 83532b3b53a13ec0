using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>What a step writes to the customer: kept with the step, in its transaction, and sent from here or written elsewhere.</summary>
public sealed class StepMessage(OutgoingCheck check)
{
    /// <summary>Adds the message and answers what the event is to record of it; nothing where nothing was written.</summary>
    internal async Task<Result<IReadOnlyDictionary<string, string>>> AddAsync(
        OperationScope scope,
        ResponseContext context,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.Request.Message is not { } message)
        {
            return attributes;
        }

        if (!StepForms.Writes(action.IsCustomerContact, action.Channel))
        {
            return Error.Invalid(Texts.StepWritesNobody.With(action.Title));
        }

        // the same gesture is the same message
        var own = message with
        {
            Id = context.Request.ResponseId,
        };
        if (await check.FindAsync(scope, row, own, cancellationToken) is { } problem)
        {
            return problem;
        }

        await CaseMessages.AddOutgoingAsync(scope.Db, row, context.Actor.PersonId, own, new(action.Key, context.At), cancellationToken);
        attributes[CaseMessages.Attribute] = own.Id.ToString("D");
        return attributes;
    }
}
