using System.Text.Json;
using Microsoft.JSInterop;
using RecsConsole.Platform;

namespace RecsConsole.Components.Lists;

/// <summary>The browser functions of a list: storing settings, and moving the focus between rows.</summary>
public sealed class ListBrowser : IAsyncDisposable
{
    private const int LongestText = 20_000;

    private readonly IJSObjectReference _module;
    private readonly string _grid;
    private readonly string _storageKey;

    private ListBrowser(IJSObjectReference module, string grid, string storageKey) =>
        (_module, _grid, _storageKey) = (module, grid, storageKey);

    /// <param name="address">URL of the script.</param>
    /// <param name="grid">The id of the list on the page.</param>
    /// <param name="actor">Part of the storage key, so that two people at one computer do not share settings.</param>
    /// <param name="list">The key of the list.</param>
    public static async Task<ListBrowser> OpenAsync(
        IJSRuntime js,
        string address,
        string grid,
        Actor actor,
        string list,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        var module = await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, address);
        return new(module, grid, $"recs-list-{actor.TenantId:N}-{actor.PersonId:N}-{list}");
    }

    /// <summary>The stored settings; the defaults when there are none or they cannot be read.</summary>
    public async Task<ListSettings> ReadAsync(CancellationToken cancellationToken)
    {
        var text = await _module.InvokeAsync<string?>("read", cancellationToken, _storageKey);
        try
        {
            return text is { Length: > 0 and <= LongestText } ? JsonSerializer.Deserialize<ListSettings>(text) ?? new() : new();
        }
        catch (JsonException)
        {
            return new(); // changed by hand, or from an older version
        }
    }

    public async Task WriteAsync(ListSettings settings, CancellationToken cancellationToken) =>
        await _module.InvokeVoidAsync("write", cancellationToken, _storageKey, JsonSerializer.Serialize(settings));

    /// <summary>Moves the focus from the focused row by the given number of rows.</summary>
    public async Task MoveAsync(int by, CancellationToken cancellationToken) =>
        await _module.InvokeVoidAsync("move", cancellationToken, _grid, by);

    /// <summary>Selects the focused row, or deselects it.</summary>
    public async Task PickAsync(CancellationToken cancellationToken) => await _module.InvokeVoidAsync("pick", cancellationToken, _grid);

    /// <summary>Focuses the row with this key, if it is listed.</summary>
    public async Task FocusAsync(string row, CancellationToken cancellationToken) =>
        await _module.InvokeVoidAsync("focus", cancellationToken, _grid, row);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _module.DisposeAsync();
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the browser is disconnected, and the module with it
        }
    }
}
