using System.Text.Json;
using Microsoft.JSInterop;

namespace RecsConsole.Components.Lists;

/// <summary>What a list asks of the browser: to keep settings, and to move the focus from row to row.</summary>
/// <param name="storageKey">Names person and list, so that two people at one computer do not share settings.</param>
public sealed class ListBrowser(IJSObjectReference module, string grid, string storageKey) : IAsyncDisposable
{
    private const int LongestText = 20_000;

    /// <summary>What was kept; the defaults when nothing was, or when it can no longer be read.</summary>
    public async Task<ListSettings> ReadAsync(CancellationToken cancellationToken)
    {
        var text = await module.InvokeAsync<string?>("read", cancellationToken, storageKey);
        try
        {
            return text is { Length: > 0 and <= LongestText } ? JsonSerializer.Deserialize<ListSettings>(text) ?? new() : new();
        }
        catch (JsonException)
        {
            return new(); // somebody changed it by hand, or it is of an older version
        }
    }

    public async Task WriteAsync(ListSettings settings, CancellationToken cancellationToken) =>
        await module.InvokeVoidAsync("write", cancellationToken, storageKey, JsonSerializer.Serialize(settings));

    /// <summary>Moves the focus from the row that has it, by so many rows.</summary>
    public async Task MoveAsync(int by, CancellationToken cancellationToken) =>
        await module.InvokeVoidAsync("move", cancellationToken, grid, by);

    /// <summary>Puts the focus on the row of this key, if it is listed.</summary>
    public async Task FocusAsync(string row, CancellationToken cancellationToken) =>
        await module.InvokeVoidAsync("focus", cancellationToken, grid, row);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the browser has gone, and the module with it
        }
    }
}
