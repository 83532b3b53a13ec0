using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Api;

/// <summary>Limits of the API.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Requests per minute for one key.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 3_000;

    /// <summary>Requests per minute from one IP address without a valid key.</summary>
    [Range(1, 10_000_000)]
    public int RefusalsPerMinute { get; set; } = 60;

    /// <summary>Whether keys are only good for getting tokens, so that none is sent with every request.</summary>
    public bool TokensOnly { get; set; }
}
