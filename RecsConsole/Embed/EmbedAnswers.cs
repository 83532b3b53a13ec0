using RecsConsole.Embed.Replying;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;

namespace RecsConsole.Embed;

/// <summary>Executes the buttons of a panel, using the operations of the case page.</summary>
internal sealed class EmbedAnswers(
    RespondToSlate respond,
    UndoResponse undo,
    RecordImpressions recordImpressions,
    EmbedReply reply,
    EmbedSeals seals
)
{
    private const int LongestNote = 2000;

    /// <summary>The result; null when the form contains no known button.</summary>
    /// <param name="shown">Case and decision shown by the panel.</param>
    public async Task<EmbedResult?> RespondAsync(Actor actor, SealedId shown, EmbedForm form, CancellationToken cancellationToken) =>
        form.Text(EmbedForm.DoField) switch
        {
            EmbedForm.Quote => await reply.PutAsync(actor, shown, form, cancellationToken),
            EmbedForm.Draft => await reply.KeepAsync(actor, shown, form, cancellationToken),
            _ => await RespondToStepAsync(actor, shown, form, cancellationToken),
        };

    private async Task<EmbedResult?> RespondToStepAsync(Actor actor, SealedId shown, EmbedForm form, CancellationToken cancellationToken)
    {
        if (form.Text(EmbedForm.DoField) is EmbedForm.Undo)
        {
            return seals.Open(actor, form.Text(EmbedForm.UndoField)) is { } sealedAnswer && sealedAnswer.CaseId == shown.CaseId
                ? Of(await undo.RunAsync(actor, sealedAnswer.Id, cancellationToken))
                : null;
        }

        if (RequestOf(shown.Id, form) is not { } request)
        {
            return null;
        }

        var result = await respond.RunAsync(actor, request, cancellationToken);
        return result.Value is { } outcome
            ? new(outcome.Message, IsWrong: false, outcome.CanUndo ? seals.Seal(actor, shown.CaseId, outcome.ResponseId) : null)
            : new(result.Error!.Message, IsWrong: true);
    }

    /// <summary>Records impressions: what was actually on screen.</summary>
    public async Task NoteSeenAsync(Actor actor, Guid decisionId, EmbedForm form, CancellationToken cancellationToken)
    {
        var seen = (form.Text(EmbedForm.SeenField) ?? "")
            .Split(' ')
            .Select(SeenItem.Parse)
            .OfType<SeenItem>()
            .Where(each => each.DecisionId == decisionId)
            .ToList();
        if (seen.Count > 0) // a panel that only asks whether the console answers names none
        {
            await recordImpressions.RunAsync(actor, new(decisionId, seen), cancellationToken);
        }
    }

    private static EmbedResult Of(Result<string> result) => new(result.Value ?? result.Error!.Message, !result.IsOk);

    private static RespondToSlateRequest? RequestOf(Guid decisionId, EmbedForm form)
    {
        ResponseKind? kind = form.Text(EmbedForm.DoField) switch
        {
            EmbedForm.Accept => ResponseKind.Accept,
            EmbedForm.Dismiss => ResponseKind.Dismiss,
            _ => null,
        };
        return kind is { } responseKind && Guid.TryParse(form.Text(EmbedForm.ResponseField), out var response)
            ? new(response, decisionId, responseKind, SlateKind.Action, form.Text(EmbedForm.ItemField))
            {
                Reason = responseKind is ResponseKind.Dismiss ? form.Text(EmbedForm.ReasonField) : null,
                Note = form.Text(EmbedForm.NoteField) is { Length: <= LongestNote } note ? note : null,
                IsConfirmed = form.Text(EmbedForm.ConfirmedField) is not null,
            }
            : null;
    }
}
