using System.ComponentModel.DataAnnotations;

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
}
