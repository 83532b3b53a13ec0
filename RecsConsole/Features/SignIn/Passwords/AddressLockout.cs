using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Refuses an address for a while after many refused passwords or codes, whatever names they were about: guesses spread over many names
/// lock none of them. Attempts on a name that is locked are not reported to it. Each further round lasts twice as long. It asks for no
/// account, so it reveals none. In memory only, with a limited number of entries.
/// </summary>
public sealed partial class AddressLockout(IOptions<SignInOptions> options, TimeProvider clock, ILogger<AddressLockout> logger)
    : IDisposable
{
    private const int MaxNetworks = 10_000;

    // far beyond the longest time, and small enough to multiply by
    private const int MostDoublings = 10;

    // refused attempts are counted for so long, and it is the longest time that an address is refused
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private readonly MemoryCache _networks = new(new MemoryCacheOptions { SizeLimit = MaxNetworks });
    private readonly Lock _gate = new();

    /// <summary>How long the network stays refused; null when it is not.</summary>
    public TimeSpan? Left(string? network)
    {
        var now = clock.GetUtcNow();
        return network is not null && _networks.Get<Tries>(network) is { ClosedUntil: { } until } && until > now ? until - now : null;
    }

    /// <summary>Counts a refused attempt.</summary>
    /// <param name="network">Null where there is none, such as behind a Unix socket: it is not counted.</param>
    public void Count(string? network)
    {
        if (network is null)
        {
            return;
        }

        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var counted = Next(_networks.Get<Tries>(network), now);
            if (counted.ClosedUntil is null && counted.Refused >= options.Value.TriesBeforeAddressLockout)
            {
                counted = counted with { Rounds = counted.Rounds + 1, ClosedUntil = now + TimeOf(counted.Rounds) };
                LogClosed(counted.Refused, counted.Rounds);
            }

            _networks.Set(network, counted, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromDays(1) });
        }
    }

    public void Dispose() => _networks.Dispose();

    private static Tries Next(Tries? before, DateTimeOffset now) =>
        before switch
        {
            null => new(Refused: 1, Rounds: 0, now),
            { ClosedUntil: { } until } when until > now => before, // was let in just before it closed
            _ when (before.ClosedUntil ?? before.Since) + s_hour <= now => new(Refused: 1, Rounds: 0, now),
            { ClosedUntil: not null } => new(Refused: 1, before.Rounds, now),
            _ => before with { Refused = before.Refused + 1 },
        };

    private TimeSpan TimeOf(int rounds)
    {
        var first = options.Value.LockoutTime;
        var time = first * Math.Pow(2, Math.Min(rounds, MostDoublings));
        var longest = first > s_hour ? first : s_hour;
        return time < longest ? time : longest;
    }

    // without the address, which belongs to somebody
    [LoggerMessage(EventId = 1010, Level = LogLevel.Warning, Message = "An address is refused after {Refused} attempts, round {Round}")]
    private partial void LogClosed(int refused, int round);

    /// <param name="Since">Start of the counting.</param>
    private sealed record Tries(int Refused, int Rounds, DateTimeOffset Since)
    {
        public DateTimeOffset? ClosedUntil { get; init; }
    }
}
