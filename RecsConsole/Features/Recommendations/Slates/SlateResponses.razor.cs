using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Presence;
using RecsConsole.Components.Dialogs;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Confirming;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>Sends the user's response to a card: confirms it first if necessary, and passes on the result with its undo.</summary>
public sealed partial class SlateResponses(RespondToSlate respondToSlate, UndoResponse undoResponse, ActorProvider actors)
{
    private OnDemand? _dialogs;
    private OverrideDialog? _override;
    private AskDialog? _ask;
    private ConfirmDialog? _confirm;
    private StepQuestions? _questions;
    private (string Text, string Consequence, string Verb) _question = ("", "", "");

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The decision on the screen; null while there is none.</summary>
    [Parameter, EditorRequired]
    public required ShownDecision? Decision { get; set; }

    /// <summary>A new decision is being computed: a response now would refer to the old one.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Asks for confirmation before acting on somebody else's case; null outside a case page.</summary>
    [CascadingParameter]
    public HolderQuestion? Holder { get; set; }

    /// <summary>The message to show about a response or its undo.</summary>
    [Parameter]
    public EventCallback<ToastMessage> OnSaid { get; set; }

    [Parameter]
    public EventCallback<GivenResponse> OnGiven { get; set; }

    /// <summary>A response was refused, with the reason: the case or the item may have changed meanwhile.</summary>
    [Parameter]
    public EventCallback<string> OnRefused { get; set; }

    [Parameter]
    public EventCallback<string> OnUndone { get; set; }

    public bool IsSending { get; private set; }

    /// <summary>Takes a suggested step or asks a suggested expert, after the questions that come with it.</summary>
    public async Task AcceptAsync(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (await IsOutOfReachAsync(item) || !await ConfirmHolderAsync(item.TakesFrom))
        {
            return;
        }

        var request = Answer(ResponseKind.Accept, item.Kind, item.Id) with { IsConfirmed = item.AsksToConfirm };
        if (item.Kind == SlateKind.Expert)
        {
            await (Decision?.DecisionId is null ? Task.CompletedTask : AskAboutAsync(item)); // sending the question is the confirmation
        }
        else if (
            !(item.Form == StepForm.None ? item.AsksToConfirm : item.TakesFrom is not null)
            || await ConfirmAsync(item.Title, SlateCard.VerbOf(item), StepConsequence.Of(item))
        )
        {
            await (
                item.Form == StepForm.None
                    ? SendAsync(request)
                    : AskFormAsync(new(item.Id, item.Title, item.Form) { Quotes = Quotes, IsRun = item.IsRun }, request)
            );
        }
    }

    public async Task RecordFeedbackAsync(ItemDismissal dismissed)
    {
        ArgumentNullException.ThrowIfNull(dismissed);
        var (item, said) = dismissed;
        var kind = said.Reason is null ? ResponseKind.Accept : ResponseKind.Dismiss;
        var refused = await SendAsync(Answer(kind, item.Kind, item.Id) with { Reason = said.Reason, Note = said.Note });
        await (refused is null ? said.Taken() : Task.CompletedTask);
    }

    private async Task AskAboutAsync(ShownItem item)
    {
        await _dialogs!.NeedAsync();
        await _ask!.OpenAsync(item);
    }

    private async Task AskFormAsync(StepQuestion step, RespondToSlateRequest request)
    {
        await _dialogs!.NeedAsync();
        await _questions!.AskAsync(step, request, SendAsync);
    }

    private async Task<bool> AskAsync(AskedQuestion question) =>
        await SendAsync(Answer(ResponseKind.Accept, SlateKind.Expert, question.PersonId) with { Note = question.Text, IsConfirmed = true })
            is null;

    private async Task<bool> ConfirmAsync(string title, string verb, string consequence)
    {
        _question = (Texts.DoItWithTitle.With(verb.TrimEnd('…'), title), consequence, verb);
        StateHasChanged();
        await _dialogs!.NeedAsync();
        return await _confirm!.AskAsync();
    }

    private RespondToSlateRequest Answer(ResponseKind kind, SlateKind itemKind, string? itemId) =>
        new(Guid.CreateVersion7(), Decision?.DecisionId ?? Guid.Empty, kind, itemKind, itemId);

    // Returns why it was refused; null when it was accepted.
    private async Task<Error?> SendAsync(RespondToSlateRequest request)
    {
        if (Decision?.DecisionId is null || IsBusy || IsSending)
        {
            // never silent, because a press that does nothing looks like a broken button; after a second press, the first one says what came of it
            await (IsSending ? Task.CompletedTask : OnSaid.InvokeAsync(new(Texts.StillBusy)));
            return Error.Conflict(IsSending ? Texts.StillSaving : Texts.StillBusy);
        }

        IsSending = true;
        var result = await respondToSlate.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
        IsSending = false;
        Func<Task>? undo = result.Value is { CanUndo: true } undoable ? () => UndoAsync(undoable.ResponseId) : null;
        var said = new ToastMessage(result.Value?.Message ?? result.Error!.Message, undo);
        await OnSaid.InvokeAsync(said);
        var given = new GivenResponse(request.Kind, request.ItemKind, request.ItemId, said);
        await (result.IsOk ? OnGiven.InvokeAsync(given) : OnRefused.InvokeAsync(said.Text));
        return result.Error;
    }

    private async Task UndoAsync(Guid responseId)
    {
        // a step that ended the case removed this component from the page; the undo must still work
        var result = await undoResponse.RunAsync(await actors.GetAsync(CancellationToken.None), responseId, CancellationToken.None);
        await OnSaid.InvokeAsync(new(result.Value ?? result.Error!.Message));
        await OnUndone.InvokeAsync(result.Value ?? result.Error!.Message);
    }
}
