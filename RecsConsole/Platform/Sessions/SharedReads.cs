namespace RecsConsole.Platform.Sessions;

/// <summary>
/// Callers that ask for the same thing at the same moment share one read. It begins after each of them asked, so everybody sees what was
/// committed before their question; nothing is kept.
/// </summary>
internal sealed class SharedReads<TKey, TValue>(Func<TKey, Task<TValue>> readAsync)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Task<TValue>> _notBegun = [];

    public Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_notBegun.TryGetValue(key, out var shared))
            {
                shared = ReadAsync(key);
                _notBegun.Add(key, shared);
            }

            return shared.WaitAsync(cancellationToken);
        }
    }

    private async Task<TValue> ReadAsync(TKey key)
    {
        await Task.Yield(); // behind the requests that already wait for a thread, so that they join
        lock (_lock)
        {
            _notBegun.Remove(key);
        }

        return await readAsync(key);
    }
}
