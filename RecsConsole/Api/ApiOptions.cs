using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Api;

/// <summary>Limits of the API.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Requests a minute with one key.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 3_000;

    /// <summary>Requests a minute from one address without a key that holds.</summary>
    [Range(1, 10_000_000)]
    public int RefusalsPerMinute { get; set; } = 60;
}
