using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Recommendations.Reading;

/// <summary>A suggested document beside the case, with feedback: that it was useful, or why not.</summary>
public sealed partial class SuggestedDocument
{
    private readonly ReadSuggestedDocument _readSuggestedDocument;
    private readonly RespondToSlate _respondToSlate;
    private readonly UndoResponse _undoResponse;
    private readonly ActorProvider _actors;
    private readonly ChangePoller _poller;
    private readonly TimeProvider _clock;
    private readonly PageKey[] _keys;
    private ElementReference _useful;
    private ElementReference _wrong;
    private SlateChanges? _changes;
    private SuggestedDocumentView? _view;
    private DocumentFeedback? _said;
    private string? _refusal;
    private string? _problem;
    private bool _isChoosing;
    private bool _isSending;

    public SuggestedDocument(
        ReadSuggestedDocument readSuggestedDocument,
        RespondToSlate respondToSlate,
        UndoResponse undoResponse,
        ActorProvider actors,
        ChangePoller poller,
        TimeProvider clock
    )
    {
        (_readSuggestedDocument, _respondToSlate, _undoResponse) = (readSuggestedDocument, respondToSlate, undoResponse);
        (_actors, _poller, _clock) = (actors, poller, clock);
        _keys = [new("u", Texts.UsefulInSentence, UsefulAsync)];
    }

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required OpenedDocument Opened { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Parameter]
    public EventCallback<GivenResponse> OnGiven { get; set; }

    [Parameter]
    public EventCallback<string> OnUndone { get; set; }

    // a document disappears from the screen when it is withdrawn, or access to it is lost, while it is being read
    protected override async Task OnInitializedAsync()
    {
        var actor = await _actors.GetAsync(Disposed);
        _changes = new(_poller, _clock, actor, _ => InvokeAsync(ReadAndShowAsync));
        await ReadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAndShowAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var actor = await _actors.GetAsync(Disposed);
        var result = await _readSuggestedDocument.RunAsync(actor, new(Opened.DecisionId, Opened.Item.Id), Disposed);
        (_view, _said, _refusal) = (result.Value, result.Value?.Said, result.Error?.Message);
    }

    // an accidental dismissal is undone first, along with the report to the document's owner
    private Task UsefulAsync() => UsefulAsync(null);

    private async Task UsefulAsync(string? note)
    {
        await (_said is { IsUseful: false } slip ? UndoAsync(slip) : Task.CompletedTask);
        await (_said is { IsUseful: true } && note is null ? Task.CompletedTask : SendFeedbackAsync(ResponseKind.Accept, null, note));
    }

    private Task DismissAsync(string reason, string? note) =>
        string.Equals(_said?.Reason, reason, StringComparison.Ordinal) && note is null
            ? Task.CompletedTask
            : SendFeedbackAsync(ResponseKind.Dismiss, reason, note);

    private async Task ChooseAsync(GivenReason feedback)
    {
        await StopChoosingAsync();
        await (feedback.Reason is { } reason ? DismissAsync(reason, feedback.Note) : UsefulAsync(feedback.Note));
        await (_problem is null ? feedback.Taken() : Task.CompletedTask);
    }

    private async Task SendFeedbackAsync(ResponseKind kind, string? reason, string? note)
    {
        if (_isSending || _view is null)
        {
            return;
        }

        _isSending = true;
        var (item, response) = (Opened.Item, Guid.CreateVersion7());
        var request = new RespondToSlateRequest(response, Opened.DecisionId, kind, SlateKind.Document, item.Id, reason, Note: note);
        var result = await _respondToSlate.RunAsync(await _actors.GetAsync(Disposed), request, CancellationToken.None);
        (_isSending, _problem) = (false, result.Error?.Message);
        _said = result.IsOk ? new(response, reason) : _said;
        StateHasChanged(); // a shortcut key is not an event of this component
        var given = new GivenResponse(kind, SlateKind.Document, item.Id, new ToastMessage(result.Value?.Message ?? ""));
        await (result.IsOk ? OnGiven.InvokeAsync(given) : Task.CompletedTask);
    }

    private async Task UndoAsync(DocumentFeedback feedback)
    {
        await _useful.FocusAsync(); // the focused button disappears
        var result = await _undoResponse.RunAsync(await _actors.GetAsync(Disposed), feedback.ResponseId, CancellationToken.None);
        _problem = result.Error?.Message;
        if (result.Value is { } message)
        {
            await ReadAsync(); // an earlier answer may apply again
            await OnUndone.InvokeAsync(message);
        }
    }

    private async Task StopChoosingAsync()
    {
        _isChoosing = false;
        await _wrong.FocusAsync(); // the focused menu disappears
    }

    private static string Pressed(bool isOn) => isOn ? "true" : "false";
}
