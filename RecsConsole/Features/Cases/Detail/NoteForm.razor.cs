using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Cases.Detail.Mentioning;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>Writes a note; typed text is kept until it is saved.</summary>
public sealed partial class NoteForm(AddNote addNote, ActorProvider actors, IJSRuntime browser)
{
    private ElementReference _field;
    private string _text = "";
    private Guid _noteId = Guid.NewGuid();
    private Guid _caseId;
    private string? _error;
    private string? _news;
    private bool _isSaving;
    private DraftLine? _draft;
    private MentionList? _mentions;
    private bool _mayMention;
    private string _typed = "";

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The ticket on which the note is written too; null when there is none.</summary>
    [Parameter]
    public string? AlsoIn { get; set; }

    [Parameter]
    public EventCallback OnAdded { get; set; }

    /// <summary>Focuses the note.</summary>
    public Task FocusAsync() => _field.FocusIfThereAsync();

    protected override void OnParametersSet()
    {
        if (_caseId != CaseId)
        {
            (_caseId, _text, _error, _news, _noteId) = (CaseId, "", null, null, Guid.NewGuid());
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            await using var script = await browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/mentions.js"]);
            await script.InvokeVoidAsync("listen", _field);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was left
        }
    }

    private async Task TypedAsync()
    {
        var before = _typed;
        _typed = _text;
        if (!_mayMention && MentionWord.At(before, _text) is not null)
        {
            _mayMention = true;
            StateHasChanged(); // renders the list, which most notes never need
        }

        await (_mentions?.FollowAsync(before, _text) ?? Task.CompletedTask);
    }

    private void TakeName(string text) => (_text, _typed) = (text, text);

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        if (!(_mentions is not null && await _mentions.KeyAsync(e)) && e is { Key: "Enter", CtrlKey: true })
        {
            await SaveAsync();
        }
    }

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
            (_text, _typed, _noteId, _news) = ("", "", Guid.NewGuid(), Texts.NoteAdded);
            await (_mentions?.CloseAsync() ?? Task.CompletedTask);
            await _draft!.ForgetAsync();
            await OnAdded.InvokeAsync();
        }
    }
}
