using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog;

/// <summary>
/// The editor of a new item or of the next version of one. Unsaved input is kept as a draft until it is saved or discarded.
/// </summary>
public abstract class DraftEditor<TForm, TContent, TChoices>(IDraftStore drafts, ActorProvider actors, NavigationManager navigation)
    : VersionEditor
    where TForm : class, new()
    where TContent : IVersionContent
    where TChoices : class
{
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private bool _wasRestored;
    private bool _showAll;
    private bool _isSaved;

    protected TChoices? Choices { get; private set; }

    protected DraftBase<TContent>? Base { get; private set; }

    protected DraftBase<TContent>? Conflict { get; private set; }

    protected TForm? Form { get; private set; }

    /// <summary>A notice about the form that is not an error, such as a moved step.</summary>
    protected string? Said { get; set; }

    public override string Heading =>
        Base is { } known ? SharedTexts.NameAndVersion.With(known.Text.Title, known.SavesVersion) : Texts.New.With(NounWords);

    public override string SaveWords => Texts.SaveTheDraftOfVersion.With(Base?.SavesVersion ?? 1);

    public override string BackAddress => Key is null ? ListAddress : AddressOf(Key);

    public override bool IsReady => Choices is not null && Form is not null;

    public override bool IsDirty =>
        !_isSaved && Form is { } form && !string.Equals(SignatureOf(form), SignatureOf(Untouched), StringComparison.Ordinal);

    public override string DraftText =>
        IsDirty && Form is { } form ? new KeptDraft<TContent>(KeyOf(form), Base, ContentOf(form)).ToText() : "";

    public override bool HasConflict => Conflict is not null;

    public override string? RefusalWords => _showAll && Wrong is { Count: > 0 } wrong ? WordsOf(wrong) : Refusal;

    public override string? StatusWords =>
        RefusalWords
        ?? Said
        ?? (
            !IsDirty ? null
            : _wasRestored ? Texts.UnsavedFromBefore
            : Texts.UnsavedChanges
        );

    /// <summary>A field shows its message once it has lost focus.</summary>
    protected IReadOnlyDictionary<string, string> Shown =>
        Wrong.Where(pair => _showAll || _left.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);

    private IReadOnlyDictionary<string, string> Wrong =>
        Form is { } form && Choices is { } choices
            ? Check(Base is null ? KeyOf(form) : null, ContentOf(form), choices)
            : new Dictionary<string, string>(StringComparer.Ordinal);

    private TForm Untouched => Base is { } known ? FormOf(known) : new();

    // what distinguishes one form state from another
    private string SignatureOf(TForm form) => KeyOf(form) + ContentOf(form).Hash;

    protected abstract string AddressOf(string key);

    protected abstract TForm FormOf(DraftBase<TContent> version);

    protected abstract TContent ContentOf(TForm form);

    /// <summary>The id as it was typed.</summary>
    protected abstract string KeyOf(TForm form);

    protected abstract IReadOnlyDictionary<string, string> Check(string? newKey, TContent content, TChoices choices);

    /// <summary>The message that the form is not saved, and why.</summary>
    protected abstract string WordsOf(IReadOnlyDictionary<string, string> wrong);

    protected abstract Task<Result<DraftFormView<TContent, TChoices>>> ReadAsync(Actor actor, string? key);

    protected abstract Task<Result<SavedVersion>> SendAsync(Actor actor, SaveVersionDraftRequest<TContent> request);

    protected override async Task OnInitializedAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await ReadAsync(actor, Key);
        (Error, Choices, Base) = (result.Error, result.Value?.Choices, result.Value?.Base);
        if (result.IsOk)
        {
            Kept = (await drafts.ReadAsync(actor, Draft, Disposed)).Value ?? KeptText.None;
            var kept = Kept.As<KeptDraft<TContent>>();
            Base = kept?.Base ?? Base; // kept input stays based on the version that it was typed over
            (Form, _wasRestored) = (kept is null ? Untouched : FormOf(kept.ToVersion()), kept is not null);
        }
    }

    protected void Leave(string field) => _left.Add(field);

    public override void KeepMine() => (Base, Conflict, Refusal) = (Conflict, null, null);

    public override void TakeTheirs()
    {
        KeepMine();
        Discard();
    }

    public override void Discard()
    {
        _ = Line?.ForgetAsync();
        (Form, _wasRestored, _showAll, Refusal, Said) = (Untouched, false, false, null, null);
        _left.Clear();
    }

    public override async Task SaveAsync()
    {
        (_showAll, Refusal, Said) = (true, null, null);
        if (IsSaving || Wrong.Count > 0 || Form is not { } form)
        {
            return;
        }

        IsSaving = true;
        try
        {
            await SendAsync(form);
        }
        finally
        {
            IsSaving = false;
        }
    }

    private async Task SendAsync(TForm form)
    {
        var actor = await actors.GetAsync(Disposed);
        var key = Base?.Key ?? KeyOf(form);
        var seen = Base is { } known ? new VersionSeen(known.Version, known.Revision) : null;
        var saved = await SendAsync(actor, new(key, seen, ContentOf(form)));
        if (saved.IsOk)
        {
            _isSaved = true;
            await (Line?.ForgetAsync() ?? Task.CompletedTask);
            navigation.NavigateTo(AddressOf(key));
            return;
        }

        Refusal = saved.Error.Message;
        if (saved.Error.Kind == ErrorKind.Conflict && seen is not null)
        {
            var now = await ReadAsync(actor, key);
            Conflict = now.Value?.Base;
        }
    }
}
