using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Counts attempts on names that do not exist, and locks them for a while like accounts: otherwise the lock would reveal which names exist.
/// In memory only, with a limited number of entries.
/// </summary>
public sealed class UnknownNameLockout(IOptions<SignInOptions> options, TimeProvider clock) : IDisposable
{
    private const int MaxNames = 10_000;
    private readonly MemoryCache _tries = new(new MemoryCacheOptions { SizeLimit = MaxNames });

    /// <summary>Whether the name is locked already. It counts nothing.</summary>
    public bool IsLocked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _tries.Get<Tries>(name.ToUpperInvariant()) is { ClosedUntil: { } closed } && closed > clock.GetUtcNow();
    }

    /// <summary>Counts an attempt; returns how long the name stays locked, or null when it is not.</summary>
    /// <remarks>Attempts on one name must be serialized, as for an account.</remarks>
    public TimeSpan? Try(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var now = clock.GetUtcNow();
        var key = name.ToUpperInvariant();
        var before = _tries.Get<Tries>(key);
        if (before is { ClosedUntil: { } closed } && closed > now)
        {
            return closed - now;
        }

        var failed = (before is { ClosedUntil: null } ? before.Failed : 0) + 1;
        TimeSpan? left = failed >= options.Value.TriesBeforeLockout ? options.Value.LockoutTime : null;
        var entry = new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) };
        _tries.Set(key, new Tries(failed, now + left), entry);
        return left;
    }

    public void Dispose() => _tries.Dispose();

    private sealed record Tries(int Failed, DateTimeOffset? ClosedUntil);
}
