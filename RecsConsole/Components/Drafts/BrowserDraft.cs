using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Drafts;

/// <summary>
/// The browser's own copy of form input: written encrypted with every keystroke, so that it survives a lost connection, and removed once the
/// server has it.
/// </summary>
internal sealed class BrowserDraft : IAsyncDisposable
{
    private readonly IJSObjectReference _script;
    private readonly string _key;

    private BrowserDraft(IJSObjectReference script, string key) => (_script, _key) = (script, key);

    /// <summary>Names tenant and person, so that nobody else's copy is ever read; null where nobody is signed in.</summary>
    public static string? KeyOf(Task<AuthenticationState>? authentication, DraftKey draft) =>
        authentication is { IsCompletedSuccessfully: true } state && SessionClaims.From(state.Result.User)?.Actor is { } actor
            ? $"{PrefixOf(actor)}{draft.Form}:{draft.Subject}"
            : null;

    /// <summary>How the names of a person's copies start.</summary>
    public static string PrefixOf(Actor actor) => $"recs-draft:{actor.TenantId:N}:{actor.PersonId:N}:";

    /// <summary>Restores input that never reached the server.</summary>
    /// <param name="kept">The text the server has; null for a form of several fields.</param>
    /// <param name="age">The age of the server's text: a much older local copy is dropped. Null when the server has none.</param>
    /// <returns>Null when the browser is disconnected.</returns>
    public static async Task<BrowserDraft?> RestoreAsync(IJSRuntime js, string address, string key, string? kept, TimeSpan? age)
    {
        BrowserDraft? draft = null;
        await TryAsync(async () =>
        {
            draft = new(await js.InvokeAsync<IJSObjectReference>("import", address), key);
            await draft._script.InvokeVoidAsync("restore", key, kept, age?.TotalMilliseconds);
        });
        return draft;
    }

    /// <summary>The server has this text; null means that it has what the form's fields contained when it was sent.</summary>
    public Task SaveAsync(string field, string? text) => TryAsync(() => _script.InvokeVoidAsync("kept", _key, field, text).AsTask());

    public Task ForgetAsync() => TryAsync(() => _script.InvokeVoidAsync("forget", _key).AsTask());

    public async ValueTask DisposeAsync() => await TryAsync(() => _script.DisposeAsync().AsTask());

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the browser is disconnected, and still has its copy
        }
    }
}
