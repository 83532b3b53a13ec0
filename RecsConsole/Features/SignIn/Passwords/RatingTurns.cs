using System.Threading.RateLimiting;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// How many passwords are rated at once, whoever asks: rating takes a processor, and people who sign in must not wait for it. Nobody waits
/// for a turn: the next key asks again.
/// </summary>
public sealed class RatingTurns : IDisposable
{
    public const int AtOnce = 2;

    private readonly ConcurrencyLimiter _turns = new(new() { PermitLimit = AtOnce, QueueLimit = 0 });

    /// <summary>A turn, to be disposed at its end; null when all are taken.</summary>
    public IDisposable? Take()
    {
        var lease = _turns.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        return null;
    }

    public void Dispose() => _turns.Dispose();
}
