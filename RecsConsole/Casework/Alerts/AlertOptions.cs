using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Casework.Alerts;

/// <summary>From how many refusals on somebody who watches a tenant is told of them.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Sign-ins with a wrong password or code, or to a locked account, within ten minutes in one tenant.</summary>
    [Range(1, 100_000)]
    public int RefusedSignIns { get; set; } = 20;

    /// <summary>Requests with the wrong secret of an API key, within ten minutes in one tenant.</summary>
    [Range(1, 100_000)]
    public int RefusedKeys { get; set; } = 20;
}
