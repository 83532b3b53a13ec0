using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>The draft being written: the pending version, or the next one. What someone else saved meanwhile is shown beside it.</summary>
public sealed partial class DraftSection(SaveDraft saveDraft, IDraftStore drafts, ActorProvider actors)
{
    /// <summary>The subject of the draft of a new document, which has no key yet.</summary>
    internal const string NewSubject = "(new)";

    private DocumentDraft _draft = new();
    private DocumentVersion? _basis;
    private DocumentVersion? _theirs;
    private string? _error;
    private bool _isSaving;
    private bool _isGivenUp;
    private string _untouched = "";
    private KeptText? _kept; // null until loaded
    private DraftLine? _line;

    [Parameter, EditorRequired]
    public required DocumentFile File { get; set; }

    [Parameter, EditorRequired]
    public required bool IsNew { get; set; }

    [Parameter]
    public EventCallback<SavedDraft> OnSaved { get; set; }

    /// <summary>Raised when the draft could not be saved because the document may have changed.</summary>
    [Parameter]
    public EventCallback OnRefused { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private DraftKey KeptUnder => new(DraftForms.Document, IsNew ? NewSubject : File.Versions[0].Content.Key);

    private string Now => new KeptDocument(_draft, _basis?.Version, _basis?.Revision ?? 0).ToText();

    private string Typed => _isGivenUp || string.Equals(Now, _untouched, StringComparison.Ordinal) ? "" : Now;

    protected override async Task OnInitializedAsync()
    {
        if (!IsNew)
        {
            _basis = File.Waiting;
            // the next version takes effect on approval, not on the date of the last one
            _draft = _basis is { } waiting ? waiting.Content : File.Versions[0].Content with { EffectiveFrom = null };
        }

        _untouched = Now;
        var kept = (await drafts.ReadAsync(await actors.GetAsync(Disposed), KeptUnder, Disposed)).Value ?? KeptText.None;
        if (kept.As<KeptDocument>() is { } typed)
        {
            _draft = typed.Draft;
            var isAsBefore = (typed.Version, typed.Revision) == (_basis?.Version, _basis?.Revision ?? 0);
            _theirs = isAsBefore || IsNew ? null : File.Waiting ?? File.Versions[0];
        }

        _kept = kept;
    }

    private async Task CancelAsync()
    {
        var line = _line!; // closing removes it from the page
        _isGivenUp = true;
        await line.ForgetAsync();
        await OnClose.InvokeAsync();
    }

    private async Task SaveAsync()
    {
        _isSaving = true;
        var request = new SaveDraftRequest(_draft, _basis?.Version, _basis?.Revision ?? 0, IsNew);
        var result = await saveDraft.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
        _isSaving = false;
        _error = result.Error?.Message;
        if (result.Value is { } saved)
        {
            _untouched = Now;
            await _line!.ForgetAsync();
            await OnSaved.InvokeAsync(saved);
            return;
        }

        await OnRefused.InvokeAsync();
        _theirs = !IsNew && result.Error!.Kind == ErrorKind.Conflict ? File.Waiting ?? File.Versions[0] : _theirs;
    }

    private void KeepMine() => (_basis, _theirs, _error) = (File.Waiting, null, null);

    private void TakeTheirs() => (_basis, _draft, _theirs, _error) = (File.Waiting, _theirs!.Content, null, null);
}
