using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>
/// A service that is asked besides the console's own policy (AuthZEN Authorization API 1.0). It can only deny further, and what it does not answer is
/// denied. It is sent ids, roles, teams, regions and classifications, never names or texts.
/// </summary>
public sealed class DecisionPointOptions
{
    public const string Section = "Access:DecisionPoint";

    /// <summary>Address up to and without /access/v1, such as https://pdp.example; empty: nobody else is asked.</summary>
    public string? Address { get; set; }

    /// <summary>How long an answer may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:10")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Sent as a bearer token; from the environment, never from a file.</summary>
    public string? Token { get; set; }

    /// <summary>Whether anybody else is asked.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Address);
}
