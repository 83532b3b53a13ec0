using System.Text.Json;
using Microsoft.AspNetCore.Components;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Drafts;

/// <summary>The draft of a form whose fields are one object.</summary>
/// <typeparam name="T">The stored type; a later version of this program reads it too, or drops it.</typeparam>
public sealed partial class FormDraft<T>(IDraftStore store, ActorProvider actors)
    where T : class
{
    private KeptText? _kept;
    private DraftKey? _readFor;
    private DraftLine? _line;

    [Parameter, EditorRequired]
    public required DraftKey Draft { get; set; }

    /// <summary>The unsent input; null while the form has its initial values.</summary>
    [Parameter, EditorRequired]
    public required T? Typed { get; set; }

    /// <summary>Receives the stored input; not called when the user has already typed.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<T> OnBack { get; set; }

    /// <summary>Id of the element that contains the controls.</summary>
    [Parameter, EditorRequired]
    public required string Field { get; set; }

    private string Text => Typed is null ? "" : JsonSerializer.Serialize(Typed);

    /// <summary>The text was sent: deletes the draft, even if the form leaves the page before it is rendered again.</summary>
    public Task ForgetAsync() => _line?.ForgetAsync() ?? Task.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor == Draft)
        {
            return;
        }

        var asked = Draft;
        (_readFor, _kept) = (asked, null);
        var kept = await ReadAsync(asked);
        if (asked != Draft || Disposed.IsCancellationRequested)
        {
            return;
        }

        if (Typed is null && kept.As<T>() is { } typed)
        {
            await OnBack.InvokeAsync(typed);
        }

        _kept = kept;
    }

    private async Task<KeptText> ReadAsync(DraftKey draft)
    {
        try
        {
            return (await store.ReadAsync(await actors.GetAsync(Disposed), draft, Disposed)).Value ?? KeptText.None;
        }
        catch (Exception e) when (e is AccessRevokedException || DatabaseTrouble.Is(e))
        {
            return KeptText.None; // the form works without it
        }
    }
}
