namespace RecsConsole.Features.Search;

/// <summary>How the page waits for an index that is still being built after a start.</summary>
public sealed partial class SearchPage
{
    private IDisposable? _warming;

    private bool IsWarmingUp => _error == SearchConsole.WarmingUp;

    // The first answer comes by itself as soon as it can.
    private async Task AwaitIndexAsync()
    {
        _warming?.Dispose();
        _warming = IsWarmingUp
            ? await _session.AwaitIndexAsync(() => _ = InvokeAsync(() => IsWarmingUp ? RetryAsync() : Task.CompletedTask))
            : null;
    }
}
