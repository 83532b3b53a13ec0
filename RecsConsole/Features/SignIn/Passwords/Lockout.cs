using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Locks an account for a while after too many wrong passwords or codes; the numbers are in <see cref="SignInOptions"/>, and names without
/// an account are locked likewise (<see cref="UnknownNameLockout"/>).
/// </summary>
public sealed class Lockout(UserManager<OperatorRow> operators, SignInRefusal refusal)
{
    internal static void Configure(LockoutOptions lockout, SignInOptions signIn)
    {
        lockout.MaxFailedAccessAttempts = signIn.TriesBeforeLockout;
        lockout.DefaultLockoutTimeSpan = signIn.LockoutTime;
        lockout.AllowedForNewUsers = true;
    }

    /// <summary>Counts a wrong password or code, records it, and returns the error for the screen.</summary>
    /// <param name="wrong">The error while the account is not locked.</param>
    public async Task<Error> CountAsync(OperatorRow found, string reason, Error wrong, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        await operators.AccessFailedAsync(found);
        var isClosed = await operators.IsLockedOutAsync(found);
        return await refusal.RefuseAsync(found, isClosed ? "locked_now" : reason, wrong, cancellationToken);
    }

    /// <summary>
    /// The error for a name that is locked for a while. It says how long and not until when: before a sign-in the time zone is unknown.
    /// </summary>
    public static Error For(TimeSpan left) => Error.Unavailable(Texts.LockedOut.With(MinutesOf(left)));

    /// <summary>The error for an address that is refused for a while (<see cref="AddressLockout"/>).</summary>
    public static Error ForAddress(TimeSpan left) => Error.Unavailable(Texts.LockedOutByAddress.With(MinutesOf(left)));

    private static int MinutesOf(TimeSpan left) => Math.Max((int)Math.Ceiling(left.TotalMinutes), 1);
}
