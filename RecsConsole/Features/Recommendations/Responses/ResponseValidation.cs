using RecsConsole.Casework;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Whether a response says all it must.</summary>
public static class ResponseValidation
{
    private const int LongestNote = 2000;

    /// <summary>What is missing or too much; null when nothing is.</summary>
    public static Error? Check(RespondToSlateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var needsReason = request.Kind != ResponseKind.Accept;
        return (needsReason, request) switch
        {
            (_, { ResponseId: var id }) when id == Guid.Empty => Error.Invalid("The response has no id."),
            (true, _) when !DismissReasons.IsKnown(request.Reason) => Error.Invalid("Choose a reason."),
            (_, { Note.Length: > LongestNote }) => Error.Invalid("The note is longer than 2,000 characters."),
            (_, { Kind: ResponseKind.Override, ChosenActionKey: null or "" }) => Error.Invalid("Choose what you do instead."),
            (_, { Kind: not ResponseKind.Override, ItemId: null or "" }) => Error.Invalid("Choose a suggestion."),
            _ => null,
        };
    }
}
