using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Devices;

/// <summary>
/// Which attempts to sign in are refused for where they come from, and what a refused one counts for: the known browser of that account,
/// else the address. The limit of the account itself holds beside both.
/// </summary>
public sealed class AttemptLimits(AddressLockout addresses, KnownDevices devices)
{
    /// <summary>The error while the address is refused; null for a browser that is known, of whichever account: its turn decides.</summary>
    public Error? RefuseUnknown(AttemptOrigin from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return devices.Read(from.Device) is null ? RefuseAddress(from) : null;
    }

    /// <summary>The error while the address is refused; null for a browser that is known for this account.</summary>
    /// <param name="account">Null where nobody has the name: such attempts get the same answer as those at other people's accounts.</param>
    public Error? Refuse(AttemptOrigin from, OperatorRow? account)
    {
        ArgumentNullException.ThrowIfNull(from);
        return devices.Find(from.Device, account) is null ? RefuseAddress(from) : null;
    }

    /// <summary>Counts a refused attempt.</summary>
    public void Count(AttemptOrigin from, OperatorRow? account)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (devices.Find(from.Device, account) is { } device)
        {
            devices.Count(device);
        }
        else
        {
            addresses.Count(from.Network);
        }
    }

    private Error? RefuseAddress(AttemptOrigin from) => addresses.Left(from.Network) is { } left ? Lockout.ForAddress(left) : null;
}

/// <summary>Where an attempt comes from.</summary>
/// <param name="Network">Null where the address is not known.</param>
/// <param name="Device">The value of the browser's cookie (<see cref="KnownDevices"/>); null without one.</param>
public sealed record AttemptOrigin(string? Network, string? Device)
{
    /// <summary>Whether the browser would have sent a cookie if it had one: over http it never has.</summary>
    public bool CanBeKnown { get; init; }
}
