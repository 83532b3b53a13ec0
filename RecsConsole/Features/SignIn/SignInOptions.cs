using System.ComponentModel.DataAnnotations;
using RecsConsole.Features.SignIn.OpenId;

namespace RecsConsole.Features.SignIn;

/// <summary>Settings of signing in.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>
    /// Sign-in attempts per minute from one IP address; an account locks earlier, after <see cref="TriesBeforeLockout"/>.
    /// </summary>
    [Range(1, 10_000)]
    public int TriesPerMinute { get; set; } = 60;

    /// <summary>Consecutive wrong passwords that lock an account for a while.</summary>
    [Range(1, 100)]
    public int TriesBeforeLockout { get; set; } = 5;

    /// <summary>
    /// Refused passwords and codes within an hour, of whatever names, after which an address is refused: first for
    /// <see cref="LockoutTime"/>, then for twice as long each time, up to an hour. An office behind one address shares them, except browsers
    /// from which their account has signed in before.
    /// </summary>
    [Range(1, 100_000)]
    public int TriesBeforeAddressLockout { get; set; } = 50;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LockoutTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A session ends after this long without a request, and without anybody who clicks or types in one of its pages.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan SessionTime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A session is over after this long, however much it is used.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan LongestSession { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Whether administrators and auditors who sign in with a password must have a second factor or a passkey; until they have set one up,
    /// nothing else opens. Null: in Production.
    /// </summary>
    public bool? AdministratorsNeedSecondFactor { get; set; }

    /// <summary>How long an invitation is valid.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan InvitationTime { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a password reset link is valid.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan ResetTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether a server where nobody can sign in yet logs a setup link at startup; false when accounts are created on the command line.
    /// </summary>
    public bool SetupLink { get; set; } = true;

    /// <summary>How long a setup link is valid; each start creates a new one.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan SetupTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The base URL at which people reach the console, such as https://console.example. Used in links; the setup link works only over it.
    /// Null means the URL that the server listens on.
    /// </summary>
    [Url]
    public string? Address { get; set; }

    /// <summary>OpenID Connect providers by a short name of lower-case letters, digits and dashes, which is part of URLs.</summary>
    public IDictionary<string, OpenIdProvider> OpenId { get; } = new Dictionary<string, OpenIdProvider>(StringComparer.Ordinal);
}
