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
    private bool _wasTyped;

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

    /// <summary>Resets the form to its initial values. With it, the draft can be discarded here, and that can be undone.</summary>
    [Parameter]
    public EventCallback OnDiscard { get; set; }

    private EventCallback<string> Discarding => OnDiscard.HasDelegate ? EventCallback.Factory.Create<string>(this, ChangeAsync) : default;

    private string Text => Typed is null ? "" : JsonSerializer.Serialize(Typed);

    /// <summary>The text was sent: deletes the draft, even if the form leaves the page before it is rendered again.</summary>
    public Task ForgetAsync() => _line?.ForgetAsync() ?? Task.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor == Draft)
        {
            await ForgetEmptiedAsync();
            return;
        }

        var asked = Draft;
        (_readFor, _kept, _wasTyped) = (asked, null, false);
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

    // at once: otherwise the browser's copy outlives a form that was sent right after the last key
    private Task ForgetEmptiedAsync()
    {
        var isEmptied = _wasTyped && Typed is null;
        _wasTyped = Typed is not null;
        return isEmptied ? ForgetAsync() : Task.CompletedTask;
    }

    // an empty text discards, any other one undoes that
    private Task ChangeAsync(string text) =>
        new KeptText(text, default).As<T>() is { } typed ? OnBack.InvokeAsync(typed) : OnDiscard.InvokeAsync();

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
