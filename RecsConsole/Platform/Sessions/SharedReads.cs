namespace RecsConsole.Platform.Sessions;

/// <summary>
/// Callers that ask for the same thing at the same moment share one read. It begins after each of them asked, so everybody sees what was
/// committed before their question; nothing is kept. There is one read of a thing at a time: whoever asks meanwhile shares the next.
/// </summary>
internal sealed class SharedReads<TKey, TValue>(Func<TKey, Task<TValue>> readAsync)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Task<TValue>> _notBegun = [];
    private readonly Dictionary<TKey, Task> _begun = [];

    public Task<TValue> GetAsync(TKey key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_notBegun.TryGetValue(key, out var shared))
            {
                shared = ReadAsync(key, _begun.GetValueOrDefault(key, Task.CompletedTask));
                _notBegun.Add(key, shared);
            }

            return shared.WaitAsync(cancellationToken);
        }
    }

    private async Task<TValue> ReadAsync(TKey key, Task earlier)
    {
        await earlier;
        await Task.Yield(); // behind the requests that already wait for a thread, so that they join
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _notBegun.Remove(key);
            _begun[key] = end.Task;
        }

        try
        {
            return await readAsync(key);
        }
        finally
        {
            lock (_lock)
            {
                _begun.Remove(key);
            }

            end.SetResult(); // also after a failure, which is not that of the next
        }
    }
}
