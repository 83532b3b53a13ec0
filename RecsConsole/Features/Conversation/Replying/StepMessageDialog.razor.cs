using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Presence;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>The message of a step: proposed from its template, edited by a person, sent with the step or marked as written elsewhere.</summary>
public sealed partial class StepMessageDialog(ProposeReply proposeReply, IDraftStore drafts, ActorProvider actors, IJSRuntime browser)
{
    private readonly WriterWarning _warning = new();
    private Modal? _modal;
    private ElementReference _field;
    private DraftLine? _draft;
    private ReplyProposal? _proposal;
    private Error? _error;
    private Func<OutgoingMessage?, Task<Error?>>? _send;
    private IReadOnlyList<NewAttachment> _files = [];
    private IReadOnlyList<Citation> _citations = [];
    private string _title = "";
    private string _key = "";
    private string _text = "";
    private string? _wrong;
    private bool _isSending;
    private bool _isReading;
    private bool _mustPlace;
    private bool _isRequest;
    private Guid _id;
    private int _opened;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Other fields of the step's form.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The window in which the case is open; null outside a case page.</summary>
    [CascadingParameter]
    public CurrentVisit? Here { get; set; }

    private string Typed => string.Equals(_text, _proposal?.Text, StringComparison.Ordinal) ? "" : _text;

    /// <param name="quotes">Passages that the message may quote, the best first.</param>
    /// <param name="send">Does the step with the message, or without one; returns why it was refused.</param>
    /// <param name="isRequest">Whether a second person decides on the step: the message then waits with the request.</param>
    public async Task AskAsync(
        string actionKey,
        string title,
        IReadOnlyList<QuotedPassage> quotes,
        Func<OutgoingMessage?, Task<Error?>> send,
        bool isRequest
    )
    {
        (_key, _title, _send, _text, _wrong, _files, _proposal) = (actionKey, title, send, "", null, [], null);
        (_isReading, _isRequest, _opened) = (false, isRequest, _opened + 1);
        _warning.Forget();
        var asked = CaseId;
        var result = await proposeReply.RunAsync(await actors.GetAsync(Disposed), new(asked, actionKey, quotes), Disposed);
        if (asked != CaseId)
        {
            return; // another case is on the screen now
        }

        (_proposal, _error) = (result.Value, result.Error);
        StateHasChanged(); // the title is a parameter of the dialog
        await _modal!.OpenAsync();
    }

    // a draft keeps the citations it was written with, even after newer suggestions
    private async Task ShowProposal()
    {
        _citations = _text.Length == 0 ? _proposal!.Citations : await Sources.ReadAsync(Disposed);
        await Sources.KeepAsync(_citations, Disposed);
        (_text, _mustPlace) = (_text.Length == 0 ? _proposal!.Text : _text, true);
        StateHasChanged();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustPlace)
        {
            _mustPlace = false; // the text is in the field now
            await Caret.PlaceAsync(browser, Assets["js/caret.js"], _field);
        }
    }

    private Task KeyAsync(KeyboardEventArgs e) =>
        e is { Key: "Enter", CtrlKey: true } && _proposal is { } proposal ? FinishAsync(proposal.CanSend) : Task.CompletedTask;

    private async Task FinishAsync(bool isSent)
    {
        var isEmpty = isSent && string.IsNullOrWhiteSpace(_text);
        if (_isSending || _isReading || isEmpty || (isSent && (_wrong = _warning.Of(Here?.Visit, _proposal?.ForbiddenBy)) is not null))
        {
            return;
        }

        _isSending = true;
        try
        {
            var refused = await _send!(MessageOf(isSent));
            _wrong = refused?.Message;
            await (refused is { Kind: ErrorKind.Conflict } ? RefreshProposalAsync() : Task.CompletedTask);
        }
        finally
        {
            _isSending = false;
        }

        if (_wrong is null)
        {
            (_text, _files, _id) = ("", [], Guid.CreateVersion7());
            Here?.Visit?.StopWriting();
            await ForgetAsync();
            await _modal!.CloseAsync();
        }
    }

    // A new message arrived: it is shown above, to be read before another attempt to send.
    private async Task RefreshProposalAsync()
    {
        var now = await proposeReply.RunAsync(await actors.GetAsync(Disposed), new(CaseId, _key, []), Disposed);
        if (now.Value is { } seen)
        {
            _proposal = _proposal! with { SeenId = seen.SeenId, Asked = seen.Asked, AskedAt = seen.AskedAt };
        }
    }

    // an unchanged proposal that is not sent was written by nobody
    private OutgoingMessage? MessageOf(bool isSent)
    {
        if (!isSent && (Typed.Trim().Length == 0 || (_isRequest && _proposal!.CanSend)))
        {
            return null;
        }

        var cited = ReplyText.Renumber(_text, _citations);
        return new(Guid.CreateVersion7(), cited.Text, _proposal!.Text, cited.Citations, isSent)
        {
            Attachments = _files,
            SeenId = _proposal.SeenId,
        };
    }
}
