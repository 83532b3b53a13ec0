using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace RecsConsole.Features.SignIn;

/// <summary>
/// Counts the tries at names that nobody has, and closes them for a while like an account: otherwise the closing would tell which names there
/// are. In memory only, and no more than so many at once.
/// </summary>
public sealed class UnknownNames(IOptions<SignInOptions> options, TimeProvider clock) : IDisposable
{
    private const int MaxNames = 10_000;
    private readonly MemoryCache _tries = new(new MemoryCacheOptions { SizeLimit = MaxNames });

    /// <summary>Counts a try; answers until when the name is closed, null while it is not.</summary>
    /// <remarks>Tries at one name must wait for each other, as those at an account do.</remarks>
    public DateTimeOffset? Try(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var now = clock.GetUtcNow();
        var key = name.ToUpperInvariant();
        var before = _tries.Get<Tries>(key);
        if (before is { ClosedUntil: { } closed } && closed > now)
        {
            return closed;
        }

        var failed = (before is { ClosedUntil: null } ? before.Failed : 0) + 1;
        DateTimeOffset? until = failed >= options.Value.TriesBeforeLockout ? now + options.Value.LockoutTime : null;
        var entry = new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) };
        _tries.Set(key, new Tries(failed, until), entry);
        return until;
    }

    public void Dispose() => _tries.Dispose();

    private sealed record Tries(int Failed, DateTimeOffset? ClosedUntil);
}
