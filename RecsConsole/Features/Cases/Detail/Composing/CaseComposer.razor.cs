using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.Presence;
using RecsConsole.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Cases.Detail.Happened;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail.Composing;

/// <summary>Lets the reader write on a case; drafts are restored.</summary>
public sealed partial class CaseComposer
{
    private readonly IDraftStore _drafts;
    private readonly ActorProvider _actors;
    private readonly PageKey[] _keys;
    private readonly PageKey[] _keysWithHappened;
    private readonly HashSet<ComposerTab> _opened = [];
    private ComposerTab _tab = ComposerTab.Note;
    private NoteForm? _note;
    private OccurrenceForm? _happened;
    private Guid _caseId;
    private QuotedPassage? _toQuote;
    private ReplyBasis? _basis;
    private PageKey[]? _keysInForce;
    private bool _mustFocus;

    // matters on a phone only: there it is one line until it is opened
    private bool _isFolded = true;

    public CaseComposer(IDraftStore drafts, ActorProvider actors)
    {
        (_drafts, _actors) = (drafts, actors);
        _keys = [new("r", Texts.KeyReply, () => OpenAsync(ComposerTab.Reply)), new("m", Texts.KeyNote, () => OpenAsync(ComposerTab.Note))];
        _keysWithHappened = [.. _keys, new("h", Texts.KeyHappened, ShowHappenedAsync)];
    }

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The contact person of the customer; null when none is named.</summary>
    [Parameter]
    public string? Contact { get; set; }

    /// <summary>Events that may happen to the case without being a step.</summary>
    [Parameter]
    public IReadOnlyList<Occurrence> Occurrences { get; set; } = [];

    /// <summary>Reads what a reply may be composed from; it may still be that of another case.</summary>
    [Parameter]
    public Func<ReplyBasis?>? Basis { get; set; }

    /// <summary>Something was written; carries the message to show.</summary>
    [Parameter]
    public EventCallback<string> OnWritten { get; set; }

    /// <summary>An event changed the case; carries the undo.</summary>
    [Parameter]
    public EventCallback<ToastMessage> OnRecorded { get; set; }

    /// <summary>The window in which the case is open.</summary>
    [CascadingParameter]
    public CurrentVisit? Here { get; set; }

    /// <summary>Keyboard shortcuts of the open page.</summary>
    [CascadingParameter]
    public KeyMap? Map { get; set; }

    private bool IsOver => Occurrences.All(each => each.IsReopening);

    /// <summary>Opens the reply with a quoted passage of a document.</summary>
    public Task QuoteAsync(QuotedPassage quote)
    {
        _toQuote = quote;
        return OpenAsync(ComposerTab.Reply);
    }

    /// <summary>Asks what happened to the case, or why it is reopened.</summary>
    public Task ShowHappenedAsync() => OpenAsync(ComposerTab.Happened);

    protected override void OnParametersSet()
    {
        var keys = Occurrences.Count > 0 ? _keysWithHappened : _keys;
        if (!ReferenceEquals(_keysInForce, keys))
        {
            _keysInForce = keys;
            Map?.Put(this, keys);
        }
    }

    protected override void Dispose(bool disposing)
    {
        Map?.Remove(this);
        base.Dispose(disposing);
    }

    // A reply or an event that was drafted is shown again, like a note.
    protected override async Task OnParametersSetAsync()
    {
        if (_caseId == CaseId)
        {
            return;
        }

        var asked = _caseId = CaseId;
        (_tab, _toQuote, _basis, _isFolded) = (ComposerTab.Note, null, null, true);
        _opened.Clear();
        foreach (var (form, tab) in new[] { (DraftForms.Happened, ComposerTab.Happened), (DraftForms.Reply, ComposerTab.Reply) })
        {
            var kept = await _drafts.ReadAsync(await _actors.GetAsync(Disposed), DraftKey.OfCase(form, asked), Disposed);
            if (asked == CaseId && kept.Value is { IsEmpty: false } && _opened.Add(tab))
            {
                _tab = tab;
            }
        }
    }

    private Task WrittenAsync(string message)
    {
        Here?.Visit?.StopWriting();
        Fold();
        return OnWritten.InvokeAsync(message);
    }

    private void Open(ComposerTab tab)
    {
        (_tab, _mustFocus, _isFolded) = (tab, true, false);
        if (_opened.Add(tab) && tab == ComposerTab.Reply)
        {
            // one passage that the author chose replaces those that would be proposed
            _basis = _toQuote is null && Basis?.Invoke() is { } basis && basis.CaseId == CaseId ? basis : null;
        }
    }

    private void Fold() => _isFolded = true;

    private Task OpenAsync(ComposerTab tab)
    {
        Open(tab);
        StateHasChanged(); // a shortcut key is not an event of this component
        return Task.CompletedTask;
    }

    private string Pressed(ComposerTab tab) => _tab == tab ? "true" : "false";
}
