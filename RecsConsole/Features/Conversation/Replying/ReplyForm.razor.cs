using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Conversation.Replying;

/// <summary>Writes to the customer; typed text is kept until it is sent. Its citations are stored beside the draft.</summary>
public sealed partial class ReplyForm(
    ProposeReply proposeReply,
    SendReply sendReply,
    IDraftStore drafts,
    ActorProvider actors,
    IJSRuntime browser
)
{
    private readonly WriterWarning _warning = new();
    private ElementReference _field;
    private ReplyProposal? _proposal;
    private Error? _error;
    private DraftLine? _draft;
    private IReadOnlyList<Citation> _citations = [];
    private IReadOnlyList<NewAttachment> _files = [];
    private string _text = "";
    private string _proposed = "";
    private string? _wrong;
    private string? _hint;
    private string? _news;
    private Guid _id = Guid.CreateVersion7();
    private QuotedPassage? _toQuote;
    private bool _isSending;
    private bool _isReading;
    private bool _mustFocus;
    private bool _isRead;

    private string Typed => string.Equals(_text, _proposed, StringComparison.Ordinal) ? "" : _text; // an unchanged proposal is no draft

    private bool IsHeldBack => _isSending || _isReading || string.IsNullOrWhiteSpace(_text);

    private ReplySources Sources =>
        new(drafts, actors, DraftKey.OfCase(DraftForms.ReplySources, CaseId), DraftKey.OfCase(DraftForms.ReplyProposal, CaseId));

    /// <summary>Focuses the text field.</summary>
    public void Focus()
    {
        _mustFocus = true;
        StateHasChanged();
    }

    /// <summary>Adds the passage of a document with its citation, if it may be quoted to customers.</summary>
    public Task QuoteAsync(QuotedPassage quote)
    {
        (_toQuote, _mustFocus) = (quote, true);
        return _isRead ? TakeQuoteAsync() : Task.CompletedTask;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus && _isRead)
        {
            _mustFocus = false;
            await Caret.PlaceAsync(browser, Assets["js/caret.js"], _field);
        }
    }

    private async Task OpenAsync(ProposeReplyRequest request)
    {
        var result = await ProposeAsync(request);
        (_proposal, _error) = (result.Value, result.Error);
        _proposed = _proposal?.Text ?? "";
    }

    private async Task<Result<ReplyProposal>> ProposeAsync(ProposeReplyRequest request) =>
        await proposeReply.RunAsync(await actors.GetAsync(Disposed), request, Disposed);

    // a saved draft takes precedence over the proposal
    private async Task ShowProposal()
    {
        await TakeProposalAsync();
        _isRead = true;
        await (_toQuote is null ? Task.CompletedTask : TakeQuoteAsync());
        StateHasChanged();
    }

    private async Task TakeQuoteAsync()
    {
        var (quote, result) = (_toQuote!, await ProposeAsync(new(CaseId, null, [_toQuote!])));
        _toQuote = null;
        _wrong = result.Error?.Message ?? (result.Value!.IsRefusedQuote ? Texts.NotForCustomersHint : null);
        if (result.Value is { Passage: { } passage, Citations: [var citation], Ending: var ending } && _wrong is null)
        {
            var at = _citations.ToList().FindIndex(each => string.Equals(each.DocumentKey, quote.DocumentKey, StringComparison.Ordinal));
            _citations = at < 0 ? [.. _citations, citation] : _citations;
            var number = at < 0 ? _citations.Count : at + 1;
            (_text, _proposed) = (With(_text), With(_proposed));
            _hint = Texts.QuotedHint.With(citation.Title);
            await Sources.KeepAsync(_citations, _proposed, Disposed);

            string With(string text) =>
                text.Contains(passage, StringComparison.Ordinal) ? text : ReplyText.Insert(text, passage, number, ending);
        }

        StateHasChanged();
    }

    private async Task SendAsync()
    {
        if (IsHeldBack || (_wrong = _warning.Of(Here?.Visit, _proposal?.ForbiddenBy)) is not null)
        {
            return;
        }

        (_isSending, _before) = (true, null);
        var cited = ReplyText.Renumber(ReplyText.WithoutRoom(_text), _citations);
        var message = new OutgoingMessage(_id, cited.Text, ReplyText.WithoutRoom(_proposed), cited.Citations, _proposal!.CanSend)
        {
            Attachments = _files,
            SeenId = _proposal.SeenId,
        };
        // it is sent even if the page is closed immediately
        var result = await sendReply.RunAsync(await actors.GetAsync(Disposed), new(CaseId, message), CancellationToken.None);
        (_isSending, _wrong) = (false, result.Error?.Message);
        if (result.Error is { Kind: ErrorKind.Conflict } && (await ProposeAsync(Bare)).Value is { } now)
        {
            _proposal = _proposal with { SeenId = now.SeenId }; // the new message is shown before another attempt to send
        }
        else if (result.Value is { } sentText)
        {
            await SentAsync(sentText);
        }
    }

    private async Task SentAsync(string sentText)
    {
        (_text, _citations, _files, _hint, _id, _news) = ("", [], [], null, Guid.CreateVersion7(), sentText);
        _warning.Forget();
        await _draft!.ForgetAsync();
        await Sources.KeepAsync(_citations, "", CancellationToken.None);
        if (!Disposed.IsCancellationRequested)
        {
            await OpenAsync(Bare);
            _text = _proposed;
        }

        await OnSent.InvokeAsync(sentText);
    }
}
