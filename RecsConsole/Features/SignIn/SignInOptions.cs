using System.ComponentModel.DataAnnotations;
using RecsConsole.Features.SignIn.OpenId;

namespace RecsConsole.Features.SignIn;

/// <summary>Settings of signing in.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Sign-in attempts a minute from one address; an account is closed sooner, after <see cref="TriesBeforeLockout"/>.</summary>
    [Range(1, 10_000)]
    public int TriesPerMinute { get; set; } = 60;

    /// <summary>Wrong passwords in a row that close an account for a while.</summary>
    [Range(1, 100)]
    public int TriesBeforeLockout { get; set; } = 5;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LockoutTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A session without a request for this long is over.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SessionTime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>A session is over after this long, however much it is used.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan LongestSession { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long an invitation waits to be followed.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "30.00:00:00")]
    public TimeSpan InvitationTime { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a link to a new password works.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan ResetTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether a server that nobody can sign in to writes a setup link at its start; false where the command line lets people in.</summary>
    public bool SetupLink { get; set; } = true;

    /// <summary>How long the setup link of a server that nobody can sign in to works; each start makes a new one.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "1.00:00:00")]
    public TimeSpan SetupTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The address that people reach the console at, as https://console.example. Links are written with it, and the setup link works over it
    /// alone. Null: the address that the server listens at.
    /// </summary>
    [Url]
    public string? Address { get; set; }

    /// <summary>OpenID Connect providers by a short name of lower-case letters, digits and dashes, which stands in addresses.</summary>
    public IDictionary<string, OpenIdProvider> OpenId { get; } = new Dictionary<string, OpenIdProvider>(StringComparer.Ordinal);
}
