using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using RecsConsole.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Devices;

/// <summary>
/// Knows a browser from which somebody has signed in before, so that guesses of others behind the same address do not keep them out (OWASP:
/// Slow Down Online Guessing Attacks with Device Cookies). The browser keeps a signed value for one account, which a new password voids. It
/// opens nothing: password, code and the limit of the name remain, and a stolen value may be wrong a few times only. Counts are in memory.
/// </summary>
public sealed partial class KnownDevices(IDataProtectionProvider protection, TimeProvider clock, ILogger<KnownDevices> logger) : IDisposable
{
    /// <summary>How long a browser is known after a sign-in.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>Refused attempts after which a browser is treated like an unknown one, until somebody signs in from it again.</summary>
    internal const int MaxWrong = 5;

    private const int MaxDevices = 10_000;
    private const int LongestValue = 2_000;

    private readonly IDataProtector _protector = protection.CreateProtector("RecsConsole.KnownDevice");
    private readonly MemoryCache _wrong = new(new MemoryCacheOptions { SizeLimit = MaxDevices });
    private readonly Lock _gate = new();

    /// <summary>The value for a browser from which the account has just signed in.</summary>
    public string Issue(OperatorRow account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var device = new KnownDevice(Guid.NewGuid(), account.Id, account.SecurityStamp ?? "", clock.GetUtcNow() + Life);
        return _protector.Protect(JsonSerializer.Serialize(device));
    }

    /// <summary>The same for a browser in which a link has just opened a session.</summary>
    public string Issue(SessionClaims session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Issue(new OperatorRow { Id = session.OperatorId, SecurityStamp = session.SecurityStamp });
    }

    /// <summary>
    /// Whether the account signs in from a browser that it was not used in before, as far as that can be told: over http every browser would
    /// be. The browser of an earlier password or factor is one, since that password may have been somebody else's.
    /// </summary>
    public bool IsNew(AttemptOrigin from, OperatorRow account)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(account);
        return from.CanBeKnown
            && !(
                Read(from.Device) is { } device
                && device.OperatorId == account.Id
                && string.Equals(device.Stamp, account.SecurityStamp, StringComparison.Ordinal)
            );
    }

    /// <summary>Null when the value was not issued here, is too old, or is of another account or of an earlier password of it.</summary>
    public KnownDevice? Find(string? value, OperatorRow? account) =>
        account is not null
        && Read(value) is { } device
        && device.OperatorId == account.Id
        && string.Equals(device.Stamp, account.SecurityStamp, StringComparison.Ordinal)
        && !IsSpent(device)
            ? device
            : null;

    /// <summary>The device of a value that was issued here, whoever it is of; null when it is too old.</summary>
    public KnownDevice? Read(string? value)
    {
        try
        {
            return
                value is { Length: > 0 and <= LongestValue }
                && JsonSerializer.Deserialize<KnownDevice>(_protector.Unprotect(value)) is { } device
                && device.Until > clock.GetUtcNow()
                ? device
                : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Counts a refused attempt.</summary>
    public void Count(KnownDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        lock (_gate)
        {
            var wrong = WrongOf(device) + 1;
            _wrong.Set(device.Id, wrong, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Life }); // longer than the device lasts
            if (wrong == MaxWrong)
            {
                LogSpent(wrong);
            }
        }
    }

    public void Dispose() => _wrong.Dispose();

    private bool IsSpent(KnownDevice device) => WrongOf(device) >= MaxWrong;

    private int WrongOf(KnownDevice device) => _wrong.Get<int>(device.Id); // 0 without an entry

    [LoggerMessage(EventId = 1011, Level = LogLevel.Warning, Message = "A known browser counts as unknown after {Wrong} refused attempts")]
    private partial void LogSpent(int wrong);
}

/// <summary>A browser from which an account has signed in.</summary>
/// <param name="Stamp">The account's security stamp at that time: a new password or factor voids it.</param>
public sealed record KnownDevice(Guid Id, Guid OperatorId, string Stamp, DateTimeOffset Until);
