using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Playbooks.Editor;

/// <summary>Writes a new playbook, or the next version of one. What is typed is kept with the tab until it is saved or discarded.</summary>
public sealed partial class PlaybookEditor(
    ReadPlaybookForm readForm,
    SavePlaybookDraft saveDraft,
    PlaybookMemory memory,
    ActorProvider actors,
    NavigationManager navigation
)
{
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);
    private UndoToast? _undo;
    private PlaybookChoices? _choices;
    private PlaybookBase? _base;
    private PlaybookBase? _conflict;
    private PlaybookForm? _form;
    private Error? _error;
    private string? _refusal;
    private string? _said;
    private bool _wasKept;
    private bool _showAll;
    private bool _isSaving;

    /// <summary>Null for a new playbook.</summary>
    [Parameter]
    public string? Key { get; set; }

    private string Heading => _base is { } known ? $"{known.Text.Title}, version {known.SavesVersion}" : "New playbook";

    private string SaveWords => $"Save the draft of version {_base?.SavesVersion ?? 1}";

    private string BackAddress => Key is null ? memory.List.Address : PlaybookFilter.AddressOf(Key);

    private bool IsDirty => _form is not null && !string.Equals(Signature(_form), Signature(Untouched), StringComparison.Ordinal);

    private PlaybookForm Untouched => _base is { } known ? PlaybookForm.Of(known.Key, known.Text) : new();

    // Says what is left to mend until nothing is.
    private string? RefusalWords => _showAll && Wrong is { Count: > 0 } wrong ? $"Not saved. {PlaybookRules.Say(wrong)}" : _refusal;

    private string? DraftWords =>
        !IsDirty ? null
        : _wasKept ? "Unsaved changes from before. They are kept in this tab until you save or discard them."
        : "Unsaved changes. They are kept in this tab until you save or discard them.";

    private IReadOnlyDictionary<string, string> Wrong =>
        PlaybookRules.Check(_base is null ? _form!.Key.Trim() : null, _form!.ToText(), _choices!);

    // Words stand beside a place from the moment it was left.
    private Dictionary<string, string> Shown =>
        Wrong.Where(pair => _showAll || _left.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal);

    protected override async Task OnInitializedAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await readForm.RunAsync(actor, Key, Disposed);
        (_error, _choices, _base) = (result.Error, result.Value?.Choices, result.Value?.Base);
        if (result.IsOk)
        {
            var kept = memory.Find(Key ?? "");
            (_form, _wasKept) = (kept?.Form ?? Untouched, kept is not null);
            _base = kept?.Base ?? _base; // what was typed stands on the version it was typed over
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && IsDirty)
        {
            memory.Keep(Key ?? "", new(_form!, _base));
        }

        base.Dispose(disposing);
    }

    private static string Signature(PlaybookForm form) => form.Key.Trim() + form.ToText().Hash;

    private string? IsWrong(string place) => Shown.ContainsKey(place) ? "true" : null;

    private void Leave(string place) => _left.Add(place);

    private Task PressAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        (_showAll, _said) = (true, null);
        _refusal = null;
        if (_isSaving || Wrong.Count > 0)
        {
            return;
        }

        _isSaving = true;
        try
        {
            await SendAsync();
        }
        finally
        {
            _isSaving = false;
        }
    }

    private async Task SendAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var key = _base?.Key ?? _form!.Key.Trim();
        var seen = _base is { } known ? new PlaybookSeen(known.Version, known.Mark) : null;
        var saved = await saveDraft.RunAsync(actor, new(key, seen, _form!.ToText()), Disposed);
        if (saved.IsOk)
        {
            memory.Forget(Key ?? "");
            _form = null; // nothing is unsaved any more
            navigation.NavigateTo(PlaybookFilter.AddressOf(key));
            return;
        }

        _refusal = saved.Error.Message;
        if (saved.Error.Kind == ErrorKind.Conflict && seen is not null)
        {
            var now = await readForm.RunAsync(actor, key, Disposed);
            _conflict = now.Value?.Base;
        }
    }
}
