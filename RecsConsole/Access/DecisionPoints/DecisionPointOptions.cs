using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Access.DecisionPoints;

/// <summary>
/// A service that is asked in addition to the console's own policy (AuthZEN Authorization API 1.0). It can only deny further; no answer
/// denies. It receives ids, roles, teams, regions and classifications, never names or texts.
/// </summary>
public sealed class DecisionPointOptions
{
    public const string Section = "Access:DecisionPoint";

    /// <summary>Base URL without /access/v1, such as https://pdp.example; empty when there is no decision point.</summary>
    public string? Address { get; set; }

    /// <summary>The timeout for an answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:00:10")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Sent as a bearer token; a secret.</summary>
    public string? Token { get; set; }

    /// <summary>Whether a decision point is configured.</summary>
    public bool IsSet => !string.IsNullOrWhiteSpace(Address);
}
