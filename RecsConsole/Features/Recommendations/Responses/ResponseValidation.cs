using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses.HandingOver;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Whether a response is complete.</summary>
public static class ResponseValidation
{
    private const int LongestNote = 2000;

    /// <summary>What is missing or invalid; null when the response is valid.</summary>
    public static Error? Check(RespondToSlateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        // naming a document as the solution passes over no suggestion
        var needsReason = request.Kind != ResponseKind.Accept && request is not { ItemId: null, Solution.Document: not null };
        return (needsReason, request) switch
        {
            (_, { ResponseId: var id }) when id == Guid.Empty => Error.Invalid(Texts.TheResponseHasNoId),
            (true, _) when !DismissReasons.IsKnown(request.Reason) => Error.Invalid(Texts.ChooseAReasonSentence),
            (_, { Note.Length: > LongestNote }) => Error.Invalid(Texts.TheNoteIsLongerThanTwo),
            (_, { Solution.Text.Length: > StepSolution.Longest }) => Error.Invalid(Texts.SolutionTooLong.With(StepSolution.Longest)),
            (_, { HandOver.Note.Length: > HandOver.LongestNote }) => Error.Invalid(Texts.TheNoteIsLongerThanTwo),
            (_, { Kind: ResponseKind.Override, ChosenActionKey: null or "" }) => Error.Invalid(Texts.OverrideMissing),
            (_, { Kind: ResponseKind.Accept, ItemKind: SlateKind.Expert, Note: var note }) when string.IsNullOrWhiteSpace(note) =>
                Error.Invalid(Texts.QuestionMissing),
            (_, { Kind: not ResponseKind.Override, ItemId: null or "" }) => Error.Invalid(Texts.ChooseASuggestion),
            _ => null,
        };
    }
}
