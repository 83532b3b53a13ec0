using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>Writes a note; what was typed stays until it is saved.</summary>
public sealed partial class NoteForm(AddNote addNote, ActorProvider actors)
{
    private ElementReference _field;
    private string _text = "";
    private Guid _noteId = Guid.NewGuid();
    private Guid _caseId;
    private string? _error;
    private string? _news;
    private bool _isSaving;
    private DraftLine? _draft;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter]
    public EventCallback OnAdded { get; set; }

    /// <summary>Puts the cursor into the note.</summary>
    public Task FocusAsync() => _field.FocusIfThereAsync();

    protected override void OnParametersSet()
    {
        if (_caseId != CaseId)
        {
            (_caseId, _text, _error, _news, _noteId) = (CaseId, "", null, null, Guid.NewGuid());
        }
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (_isSaving || string.IsNullOrWhiteSpace(_text))
        {
            return;
        }

        _isSaving = true;
        var actor = await actors.GetAsync(Disposed);
        var result = await addNote.RunAsync(actor, new(_noteId, CaseId, _text), Disposed);
        _isSaving = false;
        _error = result.Error?.Message;
        if (result.IsOk)
        {
            (_text, _noteId, _news) = ("", Guid.NewGuid(), Texts.NoteAdded);
            await _draft!.ForgetAsync();
            await OnAdded.InvokeAsync();
        }
    }
}
